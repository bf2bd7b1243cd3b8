package dev.scalpel.localexchange.access;

import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Request;
import dev.scalpel.localexchange.protocol.Route;
import java.math.BigDecimal;
import java.util.Set;

/** Checks a signed call: API key, signature over the sent text, and time stamp. */
public final class RequestAuthenticator {

    /** The parameters of signing, which every signed call accepts. */
    public static final Set<String> SIGNING_PARAMETERS = Set.of("timestamp", "recvWindow", "signature");

    private static final String KEY_HEADER = "X-MBX-APIKEY";
    private static final BigDecimal DEFAULT_RECV_WINDOW = BigDecimal.valueOf(5_000);
    private static final BigDecimal MAX_RECV_WINDOW = BigDecimal.valueOf(60_000);
    private static final long MAX_AHEAD_MILLIS = 1_000;
    private static final char LAST_ASCII = 127;

    private final ApiKeys keys;

    public RequestAuthenticator(ApiKeys keys) {
        this.keys = keys;
    }

    public ApiKey apiKey() {
        return keys.first();
    }

    /** The key that was sent, if it is known here. */
    public ApiKey checkKey(Request request) {
        String name =
                request.header(KEY_HEADER).orElseThrow(() -> ApiException.refused(-2014, "API-key format invalid."));
        return keys.find(name).orElseThrow(RequestAuthenticator::notPermitted);
    }

    public void check(Route route, Request request, Parameters parameters, long now) {
        ApiKey key = checkKey(request);
        parameters.requiredInteger("timestamp");
        String signature = parameters.requiredText("signature");
        String payload = signed(request);
        if (!isEncoded(payload) || !Signatures.verifies(key, payload, signature)) {
            throw ApiException.refused(-1022, "Signature for this request is not valid.");
        }
        checkTime(parameters, now);
        if (route.changesOrders() && !key.mayTrade()) {
            throw notPermitted();
        }
    }

    private static ApiException notPermitted() {
        return new ApiException(401, -2015, "Invalid API-key, IP, or permissions for action.");
    }

    private static void checkTime(Parameters parameters, long now) {
        BigDecimal window = parameters.window("recvWindow").orElse(DEFAULT_RECV_WINDOW);
        if (window.compareTo(MAX_RECV_WINDOW) > 0) {
            throw ApiException.refused(-1131, "'recvWindow' must be less than " + MAX_RECV_WINDOW + ".");
        }
        BigDecimal age = BigDecimal.valueOf(now).subtract(parameters.milliseconds("timestamp"));
        if (age.compareTo(BigDecimal.valueOf(-MAX_AHEAD_MILLIS)) <= 0) {
            throw ApiException.refused(
                    -1021, "Timestamp for this request was " + MAX_AHEAD_MILLIS + "ms ahead of the server's time.");
        }
        if (age.compareTo(window) > 0) {
            throw ApiException.refused(-1021, "Timestamp for this request is outside of the recvWindow.");
        }
    }

    /** Since 2026-01-15 what is signed must be percent-encoded before (CHANGELOG.md, 2025-12-17). */
    private static boolean isEncoded(String payload) {
        return payload.chars().allMatch(character -> character <= LAST_ASCII);
    }

    /** Query and body, one after the other, as they came over the wire, without the signature itself. */
    private static String signed(Request request) {
        return withoutSignature(request.query()) + withoutSignature(request.body());
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
}
