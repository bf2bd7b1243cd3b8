package dev.scalpel.venue.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class GeminiSignatureTest {

    /** The example of the documents: "Private API invocation", "Authentication", with the secret 1234abcd. */
    @Test
    void thePayloadOfTheDocumentsHasTheirSignature() {
        String content = """
                {
                    "request": "/v1/order/status",
                    "nonce": 123456,

                    "order_id": 18834
                }
                """;
        String payload = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        assertThat(payload)
                .isEqualTo("ewogICAgInJlcXVlc3QiOiAiL3YxL29yZGVyL3N0YXR1cyIsCiAgICAibm9uY2UiOiAxMjM0NTYsCgogICAgIm9y"
                        + "ZGVyX2lkIjogMTg4MzQKfQo=");

        assertThat(new GeminiSignature("1234abcd").sign(payload))
                .isEqualTo(
                        "337cc8b4ea692cfe65b4a85fcc9f042b2e3f702ac956fd098d600ab15705775017beae402be773ceee10719ff70d"
                                + "710f");
    }
}
