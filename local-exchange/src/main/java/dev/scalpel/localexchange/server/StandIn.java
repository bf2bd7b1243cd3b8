package dev.scalpel.localexchange.server;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.faults.FaultInjector;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.protocol.Dialect;
import dev.scalpel.localexchange.time.EventScheduler;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A market on 127.0.0.1 that speaks a venue's REST API. Close it to free the port. */
public abstract class StandIn implements AutoCloseable {

    /** Where every stand-in names its own time in ms, in the field {@link #TIME_FIELD}; no path of a venue. */
    public static final String TIME_PATH = "/local-exchange/time";

    public static final String TIME_FIELD = "serverTime";

    private final StandInControls controls;
    private final EventScheduler scheduler;
    private final LoopbackHttpServer server;

    /**
     * @param port 0 for any free one
     * @throws java.io.UncheckedIOException when the port is taken
     */
    protected StandIn(int port, StandInControls controls, EventScheduler scheduler, Dialect dialect) {
        this.controls = controls;
        this.scheduler = scheduler;
        server = controls.serve(port, dialect, scheduler);
    }

    /** Another market of the same server, with the same key, controls and time. */
    protected StandIn(StandIn host) {
        controls = host.controls;
        scheduler = host.scheduler;
        server = host.server;
    }

    /** {@code http://127.0.0.1:PORT}, without a path. */
    public final URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    public final ApiKey apiKey() {
        return controls.apiKeys().first();
    }

    /** Replaces the key; the earlier one is refused from now on. */
    public final void replaceApiKey(ApiKey other) {
        controls.apiKeys().replace(other);
    }

    public final FaultInjector faults() {
        return controls.faults();
    }

    /**
     * From now on reads of this kind report an earlier state, until {@link #endReadDelays}; positions are as old as balances. A
     * read whose response differs for that reason is listed in {@link FaultInjector#applied}, as
     * {@code GET /api/v3/order Stale[ORDERS, PT5S]} at Binance.
     *
     * @param behind in the market's time, above zero and at most ten minutes
     */
    public final void delayReads(StaleRead kind, Duration behind) {
        locked(() -> controls.readDelays().delay(kind, behind, Long.MAX_VALUE));
    }

    /** As {@link #delayReads(StaleRead, Duration)}, only for this much of the market's time from now. */
    public final void delayReads(StaleRead kind, Duration behind, Duration span) {
        now(now -> controls.readDelays().delay(kind, behind, now + span.toMillis()));
    }

    /** From now on every read is up to date. */
    public final void endReadDelays() {
        locked(() -> controls.readDelays().end());
    }

    /**
     * Makes the next fills of the matching orders partial, for example of one leg of a list: {@code order ->
     * order.clientId().equals("target")}.
     *
     * @param which selects the orders
     * @param share of what remains, rounded down to the step; 0 for a touch without a fill
     * @param hold how long, in the market's time, a resting remainder is kept from filling
     */
    public final void fillPartially(Predicate<OrderView> which, BigDecimal share, Duration hold, int times) {
        locked(() -> controls.partialFills().fillPartially(which, share, hold, times));
    }

    @Override
    public final void close() {
        server.close();
    }

    /** Runs while no other call does. */
    protected final void locked(Runnable action) {
        synchronized (controls.lock()) {
            action.run();
        }
    }

    /** Lets happen what is due by the market's present time, then runs; both while no other call does. */
    protected final void now(LongConsumer action) {
        synchronized (controls.lock()) {
            action.accept(scheduler.advanceToNow());
        }
    }

    /** What is read once all has happened that is due by the market's present time. */
    protected final <T> T read(Supplier<T> state) {
        synchronized (controls.lock()) {
            scheduler.advanceToNow();
            return state.get();
        }
    }
}
