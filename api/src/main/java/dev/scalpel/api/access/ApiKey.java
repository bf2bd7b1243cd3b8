package dev.scalpel.api.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A key as it is kept: its hash, never the key.
 *
 * @param sha256 64 hexadecimal digits
 */
public record ApiKey(String name, Scope scope, String sha256, Instant created) {

    private static final int BYTES = 32;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public ApiKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a key's name must be 1 to 40 of a-z 0-9 -: '" + name + "'");
        }
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("the hash of key " + name + " must be 64 hexadecimal digits");
        }
    }

    /** A secret that fits in an address: 32 random bytes in base64url. */
    public static String newSecret(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static ApiKey of(String name, Scope scope, String secret, Instant created) {
        return new ApiKey(name, scope, HexFormat.of().formatHex(hash(secret)), created);
    }

    /** Takes as long for a wrong hash as for the right one. */
    boolean hasHash(byte[] hash) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(sha256), hash);
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
