package dev.scalpel.localexchange.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that sign with a private key, in addition to HMAC keys (faqs/api_key_types.md). */
class KeyTypesTest extends TradingFixture {

    @ParameterizedTest
    @CsvSource({"Ed25519, Ed25519", "RSA, SHA256withRSA"})
    void anAdditionalKeyWithAPublicKeyIsAccepted(String type, String algorithm) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(type).generateKeyPair();
        exchange.addApiKey(ApiKey.of("asymmetric", pair.getPublic()));
        String query = "timestamp=" + clock.millis();
        String signature = sign(pair, algorithm, query);

        assertThat(send(query, signature).status()).isEqualTo(200);
        assertThat(send(query + "1", signature).code()).isEqualTo(-1022);
        assertThat(send(query, "AAAA").code()).isEqualTo(-1022);
        assertThat(send(query, "not base64!").code()).isEqualTo(-1022);
        assertThat(account().status()).isEqualTo(200);
    }

    @Test
    void aSignatureInBase64IsCaseSensitive() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        exchange.addApiKey(ApiKey.of("asymmetric", pair.getPublic()));
        String query = "timestamp=" + clock.millis();

        String signature = sign(pair, "Ed25519", query).toLowerCase(java.util.Locale.ROOT);
        assertThat(send(query, signature).code()).isEqualTo(-1022);
    }

    @Test
    void aPublicKeyIsReadInItsUploadFormat() {
        // The sample of faqs/api_key_types.md.
        ApiKey key = ApiKey.ofPem("mine", """
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEAgmDRTtj2FA+wzJUIlAL9ly1eovjLBu7uXUFR+jFULmg=
                -----END PUBLIC KEY-----
                """);

        assertThat(key.publicKey().orElseThrow().getAlgorithm()).isIn("Ed25519", "EdDSA");
        assertThatThrownBy(() -> ApiKey.ofPem("mine", "MCowBQYDK2Vw"))
                .hasMessage("not a public key in PEM of Ed25519 or RSA");
        assertThatThrownBy(() -> ApiKey.ofPem("mine", "?")).hasMessageContaining("not base64");
    }

    @Test
    void aKeyHasEitherASecretOrAPublicKey() {
        assertThatThrownBy(() -> new ApiKey("mine", "", true, false))
                .hasMessage("a key must not be empty and has either a secret or a public key");
    }

    private TestClient.Reply send(String query, String signature) throws Exception {
        return client.send(HttpRequest.newBuilder(client.uri("/api/v3/account?" + query + "&signature="
                        + URLEncoder.encode(signature, StandardCharsets.UTF_8)))
                .header("X-MBX-APIKEY", "asymmetric"));
    }

    private static String sign(KeyPair pair, String algorithm, String text) throws Exception {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }
}
