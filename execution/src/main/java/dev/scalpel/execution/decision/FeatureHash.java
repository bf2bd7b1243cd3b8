package dev.scalpel.execution.decision;

import dev.scalpel.market.Sha256;
import java.nio.ByteBuffer;

/** Sixteen hexadecimal digits that identify the exact bits of a row of features. */
public final class FeatureHash {

    private static final int DIGITS = 16;

    private FeatureHash() {}

    public static String of(double[] features) {
        ByteBuffer bits = ByteBuffer.allocate(features.length * Double.BYTES);
        for (double feature : features) {
            bits.putDouble(feature);
        }
        return Sha256.hex(bits.array()).substring(0, DIGITS);
    }
}
