package dev.scalpel.localexchange.coinbase;

import dev.scalpel.localexchange.access.ApiKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Secrets in the forms in which Coinbase issues them: Ed25519 as base64 of the seed and the public key, ECDSA as a PEM in SEC 1 that
 * ends with the public key. So the public key that tokens are verified with is part of the secret.
 */
final class CoinbaseSecret {

    private static final String KEY_NAME =
            "organizations/0bd1e4f2-6a1c-4c55-9f0e-2f6a0c7d9e11/apiKeys/7c0d3b9a-51e8-4d0b-8a43-90f1c2b7e5d4";
    private static final int POINT_BYTES = 64;
    private static final int SCALAR_BYTES = 32;
    /** The beginning of a public key in X.509 of Ed25519 (RFC 8410) and of P-256 (RFC 5480). */
    private static final String ED25519_HEADER = "302a300506032b6570032100";

    private static final String P256_HEADER = "3059301306072a8648ce3d020106082a8648ce3d03010703420004";
    /** SEC 1: version 1 and the secret; the curve; the public key (RFC 5915). */
    private static final String SEC1_HEADER = "30770201010420";

    private static final String SEC1_CURVE = "a00a06082a8648ce3d030107a14403420004";

    private CoinbaseSecret() {}

    /** A new key that may trade but not withdraw: Ed25519. */
    static ApiKey ed25519() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate())
                    .getBytes()
                    .orElseThrow(() -> new IllegalStateException("a software key has its bytes"));
            byte[] x509 = pair.getPublic().getEncoded();
            byte[] both = Arrays.copyOf(seed, 2 * SCALAR_BYTES);
            System.arraycopy(x509, x509.length - SCALAR_BYTES, both, SCALAR_BYTES, SCALAR_BYTES);
            return new ApiKey(KEY_NAME, Base64.getEncoder().encodeToString(both), true, false);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 15 on has Ed25519", e);
        }
    }

    /** A new key that may trade but not withdraw: ECDSA of P-256. */
    static ApiKey es256() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey point = (ECPublicKey) pair.getPublic();
            String hex = SEC1_HEADER
                    + hex(((ECPrivateKey) pair.getPrivate()).getS())
                    + SEC1_CURVE
                    + hex(point.getW().getAffineX())
                    + hex(point.getW().getAffineY());
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(HexFormat.of().parseHex(hex));
            return new ApiKey(
                    KEY_NAME,
                    "-----BEGIN EC PRIVATE KEY-----\n" + body + "\n-----END EC PRIVATE KEY-----\n",
                    true,
                    false);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has the curve P-256", e);
        }
    }

    /** Whether tokens of this secret are signed by ES256; otherwise by EdDSA. */
    static boolean isEs256(String secret) {
        return secret.startsWith("-----BEGIN EC PRIVATE KEY-----");
    }

    /** The public key that is part of a secret. */
    static PublicKey publicKey(String secret) throws GeneralSecurityException {
        boolean es256 = isEs256(secret);
        byte[] bytes = Base64.getDecoder()
                .decode(secret.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
        int length = es256 ? POINT_BYTES : SCALAR_BYTES;
        String end = HexFormat.of().formatHex(bytes, bytes.length - length, bytes.length);
        byte[] x509 = HexFormat.of().parseHex((es256 ? P256_HEADER : ED25519_HEADER) + end);
        return KeyFactory.getInstance(es256 ? "EC" : "Ed25519").generatePublic(new X509EncodedKeySpec(x509));
    }

    private static String hex(BigInteger number) {
        String hex = number.toString(16);
        return "0".repeat(2 * SCALAR_BYTES - hex.length()) + hex;
    }
}
