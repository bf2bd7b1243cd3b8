package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** faqs/api_key_types.md and rest-api.md, "Ed25519 Keys", "RSA Keys": base64 of the signature, percent-encoded. */
class BinanceKeysTest {

    private static final Pattern SIGNATURE = Pattern.compile("&?signature=([^&]*)");

    private final StubVenueServer venue = new StubVenueServer();

    @AfterEach
    void close() {
        venue.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "RSA"})
    void aPrivateKeySignsWhatItsPublicKeyVerifies(String algorithm) throws Exception {
        KeyPair pair = pair(algorithm);
        assertVerifies(pair, algorithm, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    @Test
    void aKeyOnOneLineIsTheSameKey() throws Exception {
        KeyPair pair = pair("Ed25519");
        String pem = pem("PRIVATE KEY", pair.getPrivate().getEncoded());
        assertVerifies(pair, "Ed25519", pem.replace("\n", "\\n"));
        assertVerifies(pair, "Ed25519", pem.replace('\n', ' '));
        assertVerifies(pair, "Ed25519", pem.replace("\n", "\r\n"));
        assertVerifies(
                pair,
                "Ed25519",
                Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
    }

    @Test
    void anUnsupportedKeyIsRefusedWithTheSupportedKindsAndNotQuoted() throws Exception {
        KeyPair rsa = pair("RSA");
        String body = Base64.getEncoder().encodeToString(rsa.getPrivate().getEncoded());
        for (String secret : new String[] {
            pem("PUBLIC KEY", pair("Ed25519").getPublic().getEncoded()),
            pem("ENCRYPTED PRIVATE KEY", rsa.getPrivate().getEncoded()),
            pem("RSA PRIVATE KEY", rsa.getPrivate().getEncoded()),
            pem("PRIVATE KEY", pair("EC").getPrivate().getEncoded()),
            pem("PRIVATE KEY", new byte[] {1, 2, 3}),
            "-----BEGIN PRIVATE KEY-----\n" + body,
            "-----BEGIN PRIVATE KEY-----\n?" + body + "\n-----END PRIVATE KEY-----",
            "two words"
        }) {
            Throwable refusal = catchThrowable(() -> venue.broker("a-key", secret));
            assertThat(refusal)
                    .isInstanceOf(MissingCredentialsException.class)
                    .hasMessageContaining("HMAC")
                    .hasMessageContaining("Ed25519")
                    .hasMessageContaining("PKCS#8");
            StringWriter everything = new StringWriter();
            refusal.printStackTrace(new PrintWriter(everything));
            for (String line : secret.replace(" ", "\n").split("\n")) {
                if (line.length() > 12 && !line.startsWith("--")) {
                    assertThat(everything.toString()).doesNotContain(line.substring(0, 12));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a key", "a-key\nX-Other: 1", "kéy"})
    void aKeyThatCannotBeAHeaderIsRefusedAndNotQuoted(String key) {
        assertThatThrownBy(() -> venue.broker(key, "a-secret"))
                .isInstanceOf(MissingCredentialsException.class)
                .hasMessageContaining("SCALPEL_API_KEY")
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain(key));
    }

    private void assertVerifies(KeyPair pair, String algorithm, String secret) throws Exception {
        int before = venue.arrivals().size();
        assertThat(catchThrowable(venue.broker("a-key", secret)::balances)).isInstanceOf(VenueException.class);
        StubVenueServer.Arrival arrival = venue.arrivals().get(before);
        assertThat(arrival.key()).isEqualTo("a-key");
        Matcher signature = SIGNATURE.matcher(arrival.query());
        assertThat(signature.find()).isTrue();
        String payload = SIGNATURE.matcher(arrival.query()).replaceAll("") + arrival.body();
        byte[] decoded = Base64.getDecoder().decode(URLDecoder.decode(signature.group(1), StandardCharsets.UTF_8));
        assertThat(verifies(pair.getPublic(), algorithm, payload, decoded)).isTrue();
    }

    private static boolean verifies(PublicKey key, String algorithm, String payload, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm.equals("RSA") ? "SHA256withRSA" : algorithm);
        verifier.initVerify(key);
        verifier.update(payload.getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(signature);
    }

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("RSA")) {
            generator.initialize(2_048);
        }
        return generator.generateKeyPair();
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + kind + "-----\n";
    }
}
