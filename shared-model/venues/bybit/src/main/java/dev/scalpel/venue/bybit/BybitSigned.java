package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests: "Integration Guidance", "Authentication". The venue refuses one that arrives later than its window after its time
 * stamp (10002): that makes a late order harmless.
 */
final class BybitSigned {

    private static final String ALGORITHM = "HmacSHA256";

    private final BybitHttp http;
    private final VenueClock clock;
    private final long readWindow;
    private final String key;
    private final SecretKeySpec secret;

    /** @param readWindowMillis how long after its time stamp a request that is not an order is valid */
    BybitSigned(BybitHttp http, VenueClock clock, Credentials credentials, int readWindowMillis) {
        this.http = http;
        this.clock = clock;
        readWindow = readWindowMillis;
        key = credentials.key();
        secret = new SecretKeySpec(credentials.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** A request that is valid from now. */
    JsonNode send(BybitRequest request) throws IOException {
        long now = clock.millis();
        return send(request, new Signing(now, now + readWindow));
    }

    /** A request that is valid for as long as its intent says. */
    JsonNode send(BybitRequest request, Signing signing) throws IOException {
        String timestamp = Long.toString(signing.timestamp());
        String window = Long.toString(signing.validUntil() - signing.timestamp());
        return http.send(
                request,
                Map.of(
                        "X-BAPI-API-KEY",
                        key,
                        "X-BAPI-TIMESTAMP",
                        timestamp,
                        "X-BAPI-RECV-WINDOW",
                        window,
                        "X-BAPI-SIGN",
                        sign(timestamp + key + window + request.payload())));
    }

    String sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
