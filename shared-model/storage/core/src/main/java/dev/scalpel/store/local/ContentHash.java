package dev.scalpel.store.local;

import dev.scalpel.store.ETag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tags of the adapters that make their own: the SHA-256 of the content. */
final class ContentHash {

    private ContentHash() {}

    static ETag of(byte[] bytes) {
        try {
            return new ETag(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
