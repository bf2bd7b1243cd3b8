package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.binance.BinanceSignature;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import java.io.IOException;
import java.util.Map;

/**
 * Signs requests: General Info, "SIGNED (TRADE and USER_DATA) Endpoint Security". The venue refuses one that arrives later than its
 * window after its time stamp (−1021): that makes a late order harmless.
 */
final class UsdmSigned {

    private final UsdmHttp http;
    private final VenueClock clock;
    private final long readWindow;
    private final String key;
    private final BinanceSignature signature;

    /** @param readWindowMillis how long after its timestamp a request that is not an order is valid */
    UsdmSigned(UsdmHttp http, VenueClock clock, Credentials credentials, int readWindowMillis) {
        this.http = http;
        this.clock = clock;
        readWindow = readWindowMillis;
        key = credentials.key();
        signature = BinanceSignature.of(credentials.secret());
    }

    /** The same keys at another address. */
    UsdmSigned(UsdmHttp http, UsdmSigned other) {
        this.http = http;
        clock = other.clock;
        readWindow = other.readWindow;
        key = other.key;
        signature = other.signature;
    }

    /** A request that is valid from now. */
    <T> T send(UsdmRequest request, TypeReference<T> type) throws IOException {
        long now = clock.millis();
        return send(request, new Signing(now, now + readWindow), type);
    }

    /** A request that is valid for as long as its intent says. */
    <T> T send(UsdmRequest request, Signing signing, TypeReference<T> type) throws IOException {
        UsdmRequest timed = request.with("recvWindow", signing.validUntil() - signing.timestamp())
                .with("timestamp", signing.timestamp());
        UsdmRequest signed = timed.with("signature", signature.sign(timed.query()));
        return http.send(signed, Map.of("X-MBX-APIKEY", key), type);
    }
}
