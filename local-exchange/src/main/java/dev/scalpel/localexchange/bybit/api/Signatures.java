package dev.scalpel.localexchange.bybit.api;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.access.ApiKeys;
import dev.scalpel.localexchange.protocol.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks a signed call: "Integration Guidance", "Authentication". */
final class Signatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final long DEFAULT_WINDOW = 5_000;
    private static final long MAX_AHEAD = 1_000;

    private final ApiKeys keys;

    Signatures(ApiKeys keys) {
        this.keys = keys;
    }

    ApiKey check(Request request, long now) {
        String name = header(request, "X-BAPI-API-KEY");
        String timestamp = header(request, "X-BAPI-TIMESTAMP");
        String window = request.header("X-BAPI-RECV-WINDOW").orElse(Long.toString(DEFAULT_WINDOW));
        ApiKey key = keys.find(name).orElseThrow(() -> new Refusal(10003, "API key is invalid."));
        String payload =
                timestamp + name + window + (request.method().equals("GET") ? request.query() : request.body());
        byte[] expected = sign(key.secret(), payload).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, header(request, "X-BAPI-SIGN").getBytes(StandardCharsets.US_ASCII))) {
            // The venue repeats what it has signed, the key included.
            throw new Refusal(10004, "error sign! origin_string[" + payload + "]");
        }
        long sent = number(timestamp);
        if (sent < now - number(window) || sent >= now + MAX_AHEAD) {
            throw new Refusal(
                    10002,
                    "invalid request, please check your server timestamp or recv_window param. req_timestamp["
                            + timestamp + "],server_timestamp[" + now + "],recv_window[" + window + "]");
        }
        return key;
    }

    private static String header(Request request, String name) {
        return request.header(name)
                .orElseThrow(() -> Refusal.parameter("empty value: " + name + ": openapi sign params error!"));
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,15}")) {
            throw Refusal.parameter("params error: timestamp or recv_window invalid");
        }
        return Long.parseLong(text);
    }

    private static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
