package dev.scalpel.execution.decision;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Sixteen hexadecimal digits that identify the exact bits of a row of features. */
public final class FeatureHash {

    private static final int BYTES = 8;

    private FeatureHash() {}

    public static String of(double[] features) {
        ByteBuffer bits = ByteBuffer.allocate(features.length * Double.BYTES);
        for (double feature : features) {
            bits.putDouble(feature);
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bits.array());
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
