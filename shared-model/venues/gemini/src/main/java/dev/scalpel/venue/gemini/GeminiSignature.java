package dev.scalpel.venue.gemini;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Signs the text of a payload: "Private API invocation", "Authentication". */
final class GeminiSignature {

    private static final String HMAC = "HmacSHA384";

    private final SecretKey key;

    GeminiSignature(String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
    }

    /**
     * @param payload in base64, as it is sent
     * @return in hexadecimal
     */
    String sign(String payload) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            // Without its cause: a provider's message might contain the key.
            throw new IllegalStateException("this JVM cannot sign with the exchange's key: "
                    + e.getClass().getSimpleName());
        }
    }
}
