package dev.scalpel.localexchange.gemini;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.access.ApiKeys;
import dev.scalpel.localexchange.protocol.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks a private request: headers, signature, path, nonce and role. "Private API invocation", "Roles". */
final class GeminiAuthenticator {

    private static final String HMAC = "HmacSHA384";
    private static final int FORBIDDEN = 403;
    private static final long WINDOW_SECONDS = 30;
    private static final long MILLIS = 1_000;

    private final ApiKeys keys;
    private boolean timeBased = true;
    private long lastNonce;

    GeminiAuthenticator(ApiKeys keys) {
        this.keys = keys;
    }

    /** Whether keys are made with "Uses a time based nonce"; otherwise nonces must increase. */
    void setTimeBased(boolean other) {
        timeBased = other;
    }

    /** The key and the payload of a request whose headers are in order. */
    record Caller(ApiKey key, GeminiPayload payload) {

        /** @throws GeminiRefusal without the role Trader */
        void requireTrader() {
            if (!key.mayTrade()) {
                throw new GeminiRefusal(
                        FORBIDDEN, "MissingRole", "To access this endpoint, you need the role Trader on this key");
            }
        }
    }

    Caller check(Request request, long now) {
        String name = header(request, "X-GEMINI-APIKEY", "MissingApikeyHeader");
        String encoded = header(request, "X-GEMINI-PAYLOAD", "MissingPayloadHeader");
        String signature = header(request, "X-GEMINI-SIGNATURE", "MissingSignatureHeader");
        ApiKey key = keys.find(name)
                .orElseThrow(() -> GeminiRefusal.badRequest("InvalidApiKey", "The API key is not known"));
        if (!verifies(key, encoded, signature)) {
            throw GeminiRefusal.badRequest("InvalidSignature", "InvalidSignature");
        }
        GeminiPayload payload = GeminiPayload.of(encoded);
        if (!payload.text("request").equals(Optional.of(request.path()))) {
            throw GeminiRefusal.badRequest("EndpointMismatch", "EndpointMismatch");
        }
        checkNonce(payload, now);
        return new Caller(key, payload);
    }

    private static String header(Request request, String name, String reason) {
        return request.header(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> GeminiRefusal.badRequest(reason, "Must provide '" + name + "' header"));
    }

    private static boolean verifies(ApiKey key, String payload, String signature) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), HMAC));
            String expected = HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.ISO_8859_1)));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private void checkNonce(GeminiPayload payload, long now) {
        if (!payload.has("nonce")) {
            throw GeminiRefusal.badRequest("MissingNonce", "Must provide 'nonce' in payload");
        }
        long nonce = payload.number("nonce")
                .orElseThrow(() -> invalid("'" + payload.field("nonce") + "' was not parseable as a number."));
        if (!timeBased) {
            if (nonce <= lastNonce) {
                throw invalid("'" + nonce + "' has not increased since your last call to the Gemini API.");
            }
            lastNonce = nonce;
            return;
        }
        long seconds = Math.floorDiv(now, MILLIS);
        if (Math.abs(seconds - nonce) > WINDOW_SECONDS) {
            throw invalid(
                    "'" + nonce + "' is not within " + WINDOW_SECONDS + " seconds of server time '" + seconds + "'");
        }
    }

    private static GeminiRefusal invalid(String text) {
        return GeminiRefusal.badRequest("InvalidNonce", "Nonce " + text);
    }
}
