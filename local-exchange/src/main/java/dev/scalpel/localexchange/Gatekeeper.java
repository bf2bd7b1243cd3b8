package dev.scalpel.localexchange;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Lets a signed call in: key, signature over what was sent, and a time stamp of now. */
final class Gatekeeper {

    /** The parameters of signing, known to every signed call. */
    static final Set<String> NAMES = Set.of("timestamp", "recvWindow", "signature");

    private static final long STANDARD_WINDOW = 5_000;
    private static final long LARGEST_WINDOW = 60_000;
    private static final long MAY_BE_AHEAD = 1_000;

    private volatile ApiKey apiKey;

    Gatekeeper(ApiKey apiKey) {
        this.apiKey = apiKey;
    }

    ApiKey apiKey() {
        return apiKey;
    }

    void apiKey(ApiKey other) {
        apiKey = other;
    }

    void check(Request request, Parameters parameters, long now) {
        checkKey(request);
        long timestamp = parameters.requiredInteger("timestamp");
        String signature = parameters.requiredText("signature");
        if (!MessageDigest.isEqual(bytes(signature), bytes(sign(signed(request))))) {
            throw ApiException.refused(-1022, "Signature for this request is not valid.");
        }
        checkTime(timestamp, parameters.integer("recvWindow").orElse(STANDARD_WINDOW), now);
    }

    void checkKey(Request request) {
        String key = request.apiKey().orElseThrow(() -> ApiException.refused(-2014, "API-key format invalid."));
        if (!key.equals(apiKey.key())) {
            throw new ApiException(401, -2015, "Invalid API-key, IP, or permissions for action.");
        }
    }

    void checkRights(Route route) {
        if (route.changes() && !apiKey.mayTrade()) {
            throw new ApiException(401, -2015, "Invalid API-key, IP, or permissions for action.");
        }
    }

    private static void checkTime(long timestamp, long window, long now) {
        if (window > LARGEST_WINDOW) {
            throw ApiException.refused(-1131, "'recvWindow' must be less than " + LARGEST_WINDOW + ".");
        }
        if (timestamp >= now + MAY_BE_AHEAD) {
            throw ApiException.refused(
                    -1021, "Timestamp for this request was " + MAY_BE_AHEAD + "ms ahead of the server's time.");
        }
        if (now - timestamp > window) {
            throw ApiException.refused(-1021, "Timestamp for this request is outside of the recvWindow.");
        }
    }

    /** Query and body, one after the other, as they came over the wire, without the signature itself. */
    private static String signed(Request request) {
        return withoutSignature(request.query()) + withoutSignature(request.form());
    }

    private static String withoutSignature(String encoded) {
        StringBuilder rest = new StringBuilder();
        for (String pair : encoded.split("&")) {
            if (!pair.startsWith("signature=") && !pair.isEmpty()) {
                rest.append(rest.isEmpty() ? "" : "&").append(pair);
            }
        }
        return rest.toString();
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(apiKey.secret()), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
