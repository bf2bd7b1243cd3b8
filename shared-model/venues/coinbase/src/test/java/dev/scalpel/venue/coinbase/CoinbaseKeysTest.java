package dev.scalpel.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.scalpel.venue.credentials.MissingCredentialsException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Vectors of RFC 8032, 8037 and 7515, and keys that openssl 3.0 has generated. */
class CoinbaseKeysTest {

    /** RFC 8032, section 7.1, test 1. */
    private static final byte[] SEED =
            HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    private static final byte[] PUBLIC =
            HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    private static final String EMPTY_SIGNED =
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33b"
                    + "acc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    /** 'openssl ecparam -name prime256v1 -genkey', the same by 'openssl pkcs8', and its public key. */
    private static final String EC_SEC1 = "MHcCAQEEIIzr7vLNtk59+5P2GE+GHB0FOORIqLK29X7pV1+sAaucoAoGCCqGSM49\n"
            + "AwEHoUQDQgAEP+R5cYDClPf7oezXIr802TUtC0ePhlMxV+WFOsee4Yx/Haur+VAP\n"
            + "RpyTzoNeTZxdH9rImC6ZV1kEuY8OuXjY8Q==";

    private static final String EC_PKCS8 = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjOvu8s22Tn37k/YY\n"
            + "T4YcHQU45Eiosrb1fulXX6wBq5yhRANCAAQ/5HlxgMKU9/uh7NcivzTZNS0LR4+G\n"
            + "UzFX5YU6x57hjH8dq6v5UA9GnJPOg15NnF0f2siYLplXWQS5jw65eNjx";
    private static final String EC_PUBLIC =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEP+R5cYDClPf7oezXIr802TUtC0ePhlMxV+WFOsee4Yx/"
                    + "Haur+VAPRpyTzoNeTZxdH9rImC6ZV1kEuY8OuXjY8Q==";

    /** 'openssl genpkey -algorithm ed25519' and its public key. */
    private static final String ED_PKCS8 = "MC4CAQAwBQYDK2VwBCIEINhBW30OYAbIj5xtnKXOoqT8HR2G8KGywKSpGXZndmB/";

    private static final String ED_PUBLIC = "MCowBQYDK2VwAyEAMHRexKXS5RtVjQKdsQ2a2QGIiqZD6fuSI1AV6vvALvU=";

    @Test
    void aSeedSignsAsRfc8032Says() throws Exception {
        byte[] both = Arrays.copyOf(SEED, 64);
        System.arraycopy(PUBLIC, 0, both, 32, 32);
        for (byte[] raw : new byte[][] {SEED, both}) {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(CoinbaseKeys.privateKey(base64(raw)));
            assertThat(HexFormat.of().formatHex(signature.sign())).isEqualTo(EMPTY_SIGNED);
        }
    }

    @Test
    void aSeedThatAnEnvironmentFileHasWrappedIsTheSame() {
        String secret = base64(SEED);
        assertThat(CoinbaseKeys.privateKey(secret.substring(0, 20) + "\n" + secret.substring(20) + "\n"))
                .isEqualTo(CoinbaseKeys.privateKey(secret));
    }

    /** RFC 8037, appendix A.4. */
    @Test
    void anEd25519SignatureOfATokenIsThatOfRfc8037() {
        PrivateKey key = CoinbaseKeys.privateKey(base64(SEED));
        String input = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        assertThat(CoinbaseToken.sign(input, key))
                .isEqualTo(input
                        + ".hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
    }

    /** RFC 7515, appendix A.3: the signature differs each time, its key does not. */
    @Test
    void anEs256SignatureIsVerifiedByTheKeyOfRfc7515() throws Exception {
        byte[] secret = Base64.getUrlDecoder().decode("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI");
        PublicKey known =
                p256("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
        // RFC 5915: version 1 and the secret, without the optional curve.
        String sec1 =
                base64(HexFormat.of().parseHex("30250201010420" + HexFormat.of().formatHex(secret)));
        PrivateKey key = CoinbaseKeys.privateKey(pem("EC PRIVATE KEY", sec1));

        String input = "eyJhbGciOiJFUzI1NiJ9.e30";
        String signed = CoinbaseToken.sign(input, key);

        assertThat(verifies(known, "SHA256withECDSAinP1363Format", input, signed))
                .isTrue();
        assertThat(Base64.getUrlDecoder().decode(signed.substring(input.length() + 1)))
                .hasSize(64);
    }

    @Test
    void anEcdsaKeyOfOpensslIsReadInBothForms() throws Exception {
        PublicKey known = publicKey("EC", EC_PUBLIC);
        for (String secret : new String[] {
            pem("EC PRIVATE KEY", EC_SEC1),
            pem("PRIVATE KEY", EC_PKCS8),
            // As Coinbase's download and an environment file have it.
            pem("EC PRIVATE KEY", EC_SEC1).replace("\n", "\\n"),
            pem("EC PRIVATE KEY", EC_SEC1).replace("\n", "\r\n")
        }) {
            String signed = CoinbaseToken.sign("a.b", CoinbaseKeys.privateKey(secret));
            assertThat(verifies(known, "SHA256withECDSAinP1363Format", "a.b", signed))
                    .isTrue();
        }
    }

    @Test
    void anEd25519KeyOfOpensslIsRead() throws Exception {
        String signed = CoinbaseToken.sign("a.b", CoinbaseKeys.privateKey(pem("PRIVATE KEY", ED_PKCS8)));
        assertThat(verifies(publicKey("Ed25519", ED_PUBLIC), "Ed25519", "a.b", signed))
                .isTrue();
    }

    @Test
    void anUnsupportedSecretIsRefusedWithTheSupportedKindsAndNotQuoted() throws Exception {
        KeyPairGenerator p384 = KeyPairGenerator.getInstance("EC");
        p384.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2_048);
        for (String secret : new String[] {
            base64(new byte[31]),
            base64(new byte[65]),
            "not base64 at all!",
            pem("PUBLIC KEY", EC_PUBLIC),
            pem("ENCRYPTED PRIVATE KEY", EC_PKCS8),
            pem("RSA PRIVATE KEY", EC_PKCS8),
            pem("EC PRIVATE KEY", base64(new byte[] {1, 2, 3})),
            pem("PRIVATE KEY", base64(p384.generateKeyPair().getPrivate().getEncoded())),
            pem("PRIVATE KEY", base64(rsa.generateKeyPair().getPrivate().getEncoded())),
            "-----BEGIN EC PRIVATE KEY-----\n" + EC_SEC1
        }) {
            Throwable refused = catchThrowable(() -> CoinbaseKeys.privateKey(secret));
            assertThat(refused)
                    .isInstanceOf(MissingCredentialsException.class)
                    .hasMessageContaining("supported are an Ed25519 secret")
                    .hasNoCause();
            for (String line : secret.split("\\s+")) {
                if (line.length() > 20) {
                    assertThat(refused).message().doesNotContain(line);
                }
            }
        }
    }

    private static boolean verifies(PublicKey key, String algorithm, String input, String signed) throws Exception {
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(key);
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(signed.substring(input.length() + 1)));
    }

    private static PublicKey publicKey(String algorithm, String base64) throws Exception {
        return KeyFactory.getInstance(algorithm)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static PublicKey p256(String x, String y) throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(number(x), number(y));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(String base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String pem(String name, String body) {
        return "-----BEGIN " + name + "-----\n" + body + "\n-----END " + name + "-----\n";
    }
}
