package dev.scalpel.localexchange;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An exchange on 127.0.0.1 that speaks Binance's spot REST API. Its prices are those of the listed bars, its time is
 * that of the given clock: a bar is told once its minute has begun, as the forming one, and is closed when it is over.
 * Close it to free the port.
 */
public final class LocalExchange implements AutoCloseable {

    /** Rows of {@code aggTrades} that a bar is told in, at most; a row may stand for many trades. */
    private static final int AGGREGATES_A_BAR = 12;

    private final Object lock = new Object();
    private final Faults faults = new Faults();
    private final Weights weights = new Weights();
    private final Gatekeeper gatekeeper;
    private final HttpFront front;

    private LocalExchange(int port, Clock clock, List<Listing> listings, ApiKey apiKey) {
        Markets markets = new Markets(listings, AGGREGATES_A_BAR);
        Timeline timeline = new Timeline(clock, (from, to) -> {});
        gatekeeper = new Gatekeeper(apiKey);
        Map<String, Route> routes = new LinkedHashMap<>();
        PublicApi.addTo(routes, markets);
        front = new HttpFront(port, new Router(routes, timeline, gatekeeper, weights, lock), faults);
    }

    /**
     * Starts an exchange.
     *
     * @param port 0 for any free one
     * @param clock the exchange's time; the caller moves it, never back
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static LocalExchange start(int port, Clock clock, List<Listing> listings, ApiKey apiKey) {
        return new LocalExchange(port, clock, listings, apiKey);
    }

    /** An exchange on any free port, with the key for rehearsals. */
    public static LocalExchange start(Clock clock, List<Listing> listings) {
        return start(0, clock, listings, ApiKey.rehearsal());
    }

    /** {@code http://127.0.0.1:PORT}, without a path. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + front.port());
    }

    public ApiKey apiKey() {
        return gatekeeper.apiKey();
    }

    /** From now on only this key is let in. */
    public void apiKey(ApiKey other) {
        gatekeeper.apiKey(other);
    }

    public Faults faults() {
        return faults;
    }

    /** Refuses calls with HTTP 429 once those of a minute of exchange time weigh more. No limit until it is set. */
    public void limitRequestWeight(int perMinute) {
        synchronized (lock) {
            weights.limit(perMinute);
        }
    }

    @Override
    public void close() {
        front.close();
    }
}
