package dev.scalpel.venue.binance;

import dev.scalpel.venue.credentials.MissingCredentialsException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the kind of a Binance secret by its form: faqs/api_key_types.md. A private key is PKCS#8 in PEM without a
 * passphrase, as {@code openssl genpkey} writes it; any other single word is an HMAC secret.
 */
final class BinanceKeys {

    private static final String SUPPORTED =
            "; supported are an Ed25519 or RSA private key in PKCS#8 without a passphrase"
                    + " (from 'openssl genpkey', the text from BEGIN PRIVATE KEY to END PRIVATE KEY), and an HMAC secret as"
                    + " Binance shows it";

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");
    private static final Pattern WORD = Pattern.compile("[\\x21-\\x7E]+");
    /** What every Ed25519 key in PKCS#8 begins with, in base64: RFC 8410, section 7. */
    private static final String BARE_ED25519 = "MC4CAQAwBQYDK2VwBCIEI";

    /** 1.3.101.112: RFC 8410, section 3. */
    private static final String ED25519_OID = "06032b6570";

    private static final int BEGIN_LENGTH = 16;

    private BinanceKeys() {}

    /**
     * The private key, or empty for an HMAC secret.
     *
     * @throws MissingCredentialsException for any other form; the message quotes nothing of the secret
     */
    static Optional<PrivateKey> privateKey(String secret) {
        if (secret.startsWith(BARE_ED25519)) {
            return Optional.of(read(secret));
        }
        if (!secret.contains("-----")) {
            if (!WORD.matcher(secret).matches()) {
                throw refusal("it is neither a private key nor one word");
            }
            return Optional.empty();
        }
        // In an environment file the key is one line, with escaped line breaks.
        Matcher pem = PEM.matcher(secret.replace("\\r", "").replace("\\n", "\n"));
        if (!pem.matches()) {
            throw refusal("it begins like a PEM key but is incomplete");
        }
        return switch (pem.group(1)) {
            case "PRIVATE KEY" -> Optional.of(read(pem.group(2)));
            case "ENCRYPTED PRIVATE KEY" -> throw refusal("it is encrypted");
            case "PUBLIC KEY" -> throw refusal("it is the public key, which belongs to Binance's API management");
            default -> throw refusal("it is not in PKCS#8 ('openssl pkcs8 -topk8 -nocrypt' converts it)");
        };
    }

    static String signatureOf(PrivateKey key) {
        return key instanceof RSAPrivateKey ? "SHA256withRSA" : "Ed25519";
    }

    private static PrivateKey read(String base64) {
        byte[] der;
        try {
            der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException notKept) {
            throw refusal("its text is not base64");
        }
        try {
            return KeyFactory.getInstance(isEd25519(der) ? "Ed25519" : "RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException notKept) {
            throw refusal("it is a private key of another kind, or damaged");
        }
    }

    /** PKCS#8 names the algorithm after its version. */
    private static boolean isEd25519(byte[] der) {
        String begin = HexFormat.of().formatHex(der, 0, Math.min(der.length, BEGIN_LENGTH));
        return begin.contains(ED25519_OID);
    }

    private static MissingCredentialsException refusal(String why) {
        return new MissingCredentialsException("the exchange's secret cannot be used: " + why + SUPPORTED);
    }
}
