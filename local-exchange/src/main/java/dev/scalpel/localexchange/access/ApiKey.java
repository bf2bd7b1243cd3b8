package dev.scalpel.localexchange.access;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * An API key of the exchange's only account and its permissions (faqs/api_key_types.md).
 *
 * @param secret the shared HMAC secret; empty when the key signs with a private key
 * @param publicKey Ed25519 or RSA; empty for HMAC
 * @param mayTrade whether it may place orders; otherwise they are refused with -2015
 * @param boundToAddresses only reported by {@code apiRestrictions}: all calls come from this machine
 * @param mayWithdraw only reported by {@code apiRestrictions}: there is nowhere to withdraw to
 */
public record ApiKey(
        String key,
        String secret,
        Optional<PublicKey> publicKey,
        boolean mayTrade,
        boolean mayWithdraw,
        boolean boundToAddresses) {

    private static final List<String> ALGORITHMS = List.of("Ed25519", "RSA");

    public ApiKey {
        if (key.isEmpty() || secret.isEmpty() == publicKey.isEmpty()) {
            throw new IllegalArgumentException("a key must not be empty and has either a secret or a public key");
        }
    }

    /** A key that signs by HMAC. */
    public ApiKey(String key, String secret, boolean mayTrade, boolean mayWithdraw) {
        this(key, secret, Optional.empty(), mayTrade, mayWithdraw, false);
    }

    /** A key for rehearsals: it may trade but not withdraw. Valid nowhere else. */
    public static ApiKey rehearsal() {
        return new ApiKey("rehearsal-key", "rehearsal-secret", true, false);
    }

    /** The same, restricted to certain addresses. */
    public ApiKey bound() {
        return new ApiKey(key, secret, publicKey, mayTrade, mayWithdraw, true);
    }

    /** A key that signs with a private key; it may trade but not withdraw. */
    public static ApiKey of(String key, PublicKey publicKey) {
        return new ApiKey(key, "", Optional.of(publicKey), true, false, false);
    }

    /**
     * A key that signs with a private key.
     *
     * @param pem the public key as it is uploaded to the venue: {@code -----BEGIN PUBLIC KEY-----}, Ed25519 or RSA
     * @throws IllegalArgumentException when it is not a public key of these kinds
     */
    public static ApiKey ofPem(String key, String pem) {
        String base64 = pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
        byte[] encoded;
        try {
            encoded = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a public key in PEM: its body is not base64", e);
        }
        return ALGORITHMS.stream()
                .flatMap(algorithm -> read(algorithm, encoded).stream())
                .findFirst()
                .map(publicKey -> of(key, publicKey))
                .orElseThrow(() ->
                        new IllegalArgumentException("not a public key in PEM of " + String.join(" or ", ALGORITHMS)));
    }

    private static Optional<PublicKey> read(String algorithm, byte[] encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (InvalidKeySpecException ofAnotherAlgorithm) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK from 15 on has " + algorithm, e);
        }
    }

    /** Without the secret, so that it can be printed. */
    @Override
    public String toString() {
        return "ApiKey[" + key + "]";
    }
}
