package dev.scalpel.venue.coinbase;

import dev.scalpel.venue.credentials.MissingCredentialsException;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the kind of a CDP secret by its form: "Authentication", "JWT Authentication". An Ed25519 secret is base64 of 64
 * bytes, the seed and the public key, or of the seed alone; an ECDSA secret is a PEM of the curve P-256, in SEC 1 as Coinbase
 * issues it or in PKCS#8. Both kinds are read in PKCS#8 too, as openssl writes it.
 */
final class CoinbaseKeys {

    private static final String SUPPORTED = "; supported are an Ed25519 secret as Coinbase shows it (base64 of 64 or 32"
            + " bytes), and a private key without a passphrase in PEM: Ed25519, or ECDSA of P-256";

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");
    private static final int SEED_BYTES = 32;
    private static final int P256_BITS = 256;
    /** What a key of P-256 in PKCS#8 begins with, after its length: version 0, ecPublicKey, prime256v1 (RFC 5480). */
    private static final byte[] P256_ALGORITHM =
            HexFormat.of().parseHex("020100301306072a8648ce3d020106082a8648ce3d030107");

    private static final int DER_SEQUENCE = 0x30;
    private static final int DER_OCTETS = 0x04;
    private static final int LONG_FORM = 0x80;

    private CoinbaseKeys() {}

    /**
     * The private key.
     *
     * @throws MissingCredentialsException for any other form; the message quotes nothing of the secret
     */
    static PrivateKey privateKey(String secret) {
        if (!secret.contains("-----")) {
            return ed25519(bytes(secret));
        }
        // In an environment file and in the JSON that Coinbase offers, the key is one line with escaped line breaks.
        Matcher pem = PEM.matcher(secret.replace("\\r", "").replace("\\n", "\n"));
        if (!pem.matches()) {
            throw refusal("it begins like a PEM key but is incomplete");
        }
        byte[] der = bytes(pem.group(2));
        return switch (pem.group(1)) {
            case "EC PRIVATE KEY" -> pkcs8(wrapped(der));
            case "PRIVATE KEY" -> pkcs8(der);
            case "ENCRYPTED PRIVATE KEY" -> throw refusal("it is encrypted");
            case "PUBLIC KEY" -> throw refusal("it is a public key");
            default -> throw refusal("it is neither in SEC 1 nor in PKCS#8");
        };
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException notKept) {
            throw refusal("its text is not base64");
        }
    }

    private static PrivateKey ed25519(byte[] raw) {
        if (raw.length != SEED_BYTES && raw.length != 2 * SEED_BYTES) {
            throw refusal("it has " + raw.length + " bytes");
        }
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(
                            new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(raw, SEED_BYTES)));
        } catch (GeneralSecurityException notKept) {
            throw refusal("it is damaged");
        }
    }

    private static PrivateKey pkcs8(byte[] der) {
        return read("EC", der)
                .or(() -> read("Ed25519", der))
                .map(CoinbaseKeys::checked)
                .orElseThrow(() -> refusal("it is a private key of another kind, or damaged"));
    }

    private static Optional<PrivateKey> read(String algorithm, byte[] der) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (GeneralSecurityException ofAnotherKind) {
            return Optional.empty();
        }
    }

    private static PrivateKey checked(PrivateKey key) {
        if (key instanceof ECPrivateKey elliptic
                && elliptic.getParams().getCurve().getField().getFieldSize() != P256_BITS) {
            throw refusal("it is a key of another curve than P-256");
        }
        return key;
    }

    /** A key in SEC 1 names its curve only optionally: Coinbase's are of P-256 (RFC 5915, RFC 5208). */
    private static byte[] wrapped(byte[] sec1) {
        byte[] key = der(DER_OCTETS, sec1);
        byte[] content = Arrays.copyOf(P256_ALGORITHM, P256_ALGORITHM.length + key.length);
        System.arraycopy(key, 0, content, P256_ALGORITHM.length, key.length);
        return der(DER_SEQUENCE, content);
    }

    private static byte[] der(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < LONG_FORM) {
            out.write(content.length);
        } else if (content.length < 1 << Byte.SIZE) {
            out.write(LONG_FORM | 1);
            out.write(content.length);
        } else {
            out.write(LONG_FORM | 2);
            out.write(content.length >> Byte.SIZE);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static MissingCredentialsException refusal(String why) {
        return new MissingCredentialsException("the exchange's secret cannot be used: " + why + SUPPORTED);
    }
}
