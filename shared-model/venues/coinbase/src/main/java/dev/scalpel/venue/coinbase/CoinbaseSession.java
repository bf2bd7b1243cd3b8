package dev.scalpel.venue.coinbase;

import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.credentials.Credentials;
import java.io.IOException;
import java.util.Optional;

/** Sends requests of the account, each with a token of its own. */
final class CoinbaseSession {

    private static final int UNAUTHORISED = 401;
    /** Signed wherever the request is sent to: the venue's own host. */
    private static final String HOST = CoinbaseAdapter.ADDRESSES.real().getHost();

    private final CoinbaseHttp http;
    private final CoinbaseToken token;
    private final VenueClock clock;
    private final int readWindowMillis;

    private CoinbaseSession(CoinbaseHttp http, CoinbaseToken token, VenueClock clock, int readWindowMillis) {
        this.http = http;
        this.token = token;
        this.clock = clock;
        this.readWindowMillis = readWindowMillis;
    }

    static CoinbaseSession of(ConnectionParameters connection, Credentials credentials, int readWindowMillis) {
        return new CoinbaseSession(
                CoinbaseHttp.of(connection), CoinbaseToken.of(credentials), connection.clock(), readWindowMillis);
    }

    CoinbaseHttp http() {
        return http;
    }

    VenueClock clock() {
        return clock;
    }

    /** Any request but an order. */
    <T> T send(CoinbaseRequest request, Class<T> type) throws IOException {
        return send(request, CoinbaseWindow.ofRead(clock.millis(), readWindowMillis), type);
    }

    /**
     * A request that is valid from and until given times. The venue reports an expired token like a rejected key: by its clock
     * we know which it was.
     */
    <T> T send(CoinbaseRequest request, CoinbaseWindow window, Class<T> type) throws IOException {
        try {
            return http.send(request, token.sign(request.signedAs(HOST), window), type);
        } catch (CoinbaseException refused) {
            if (refused.status() == UNAUTHORISED && !window.includes(clock.millis())) {
                throw new CoinbaseException(UNAUTHORISED, CoinbaseException.TOKEN_EXPIRED, "", Optional.empty());
            }
            throw refused;
        }
    }
}
