package dev.scalpel.localexchange.server;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.faults.FaultInjector;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.time.EventScheduler;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A market on 127.0.0.1 that speaks a venue's REST API. Close it to free the port. */
public abstract class StandIn implements AutoCloseable {

    private final StandInControls<?> controls;
    private final EventScheduler scheduler;
    private final LoopbackHttpServer server;

    /**
     * @param port 0 for any free one
     * @throws java.io.UncheckedIOException when the port is taken
     */
    protected StandIn(int port, StandInControls<?> controls, EventScheduler scheduler, Map<String, Route> routes) {
        this.controls = controls;
        this.scheduler = scheduler;
        server = controls.serve(port, routes, scheduler);
    }

    /** {@code http://127.0.0.1:PORT}, without a path. */
    public final URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    public final ApiKey apiKey() {
        return controls.authenticator().apiKey();
    }

    /** Replaces the key; the earlier one is refused from now on. */
    public final void replaceApiKey(ApiKey other) {
        controls.authenticator().replaceApiKey(other);
    }

    /** Accepts another key as well, for example one that signs with Ed25519. */
    public final void addApiKey(ApiKey another) {
        controls.authenticator().add(another);
    }

    public final FaultInjector faults() {
        return controls.faults();
    }

    /**
     * From now on reads of this kind report an earlier state, until {@link #endReadDelays}; positions are as old as balances. A
     * read whose response differs for that reason is listed in {@link FaultInjector#applied}, as
     * {@code GET /api/v3/order Stale[ORDERS, PT5S]}.
     *
     * @param behind in the market's time, above zero and at most ten minutes
     */
    public final void delayReads(StaleRead kind, Duration behind) {
        locked(() -> controls.staleReads().delay(kind, behind, Long.MAX_VALUE));
    }

    /** As {@link #delayReads(StaleRead, Duration)}, only for this much of the market's time from now. */
    public final void delayReads(StaleRead kind, Duration behind, Duration span) {
        now(now -> controls.staleReads().delay(kind, behind, now + span.toMillis()));
    }

    /** From now on every read is up to date. */
    public final void endReadDelays() {
        locked(() -> controls.staleReads().end());
    }

    /** Refuses calls with HTTP 429 once the request weight of a minute exceeds this. No limit by default. */
    public final void limitRequestWeight(int perMinute) {
        locked(() -> controls.limits().weight(perMinute));
    }

    /**
     * Bans a caller that continues after so many consecutive refusals for request weight: HTTP 418 for two minutes of the
     * market's time, doubled each further time, three days at most. No bans by default.
     */
    public final void banAfterRefusals(int refusals) {
        locked(() -> controls.bans().banAfterRefusals(refusals));
    }

    /**
     * Refuses new orders with HTTP 429, code -1015, after more unfilled orders were placed in the current 10 seconds or the
     * venue's longer window. No limit by default.
     *
     * @param perWindow a day of the spot market, a minute of futures
     */
    public final void limitOrders(int perTenSeconds, int perWindow) {
        locked(() -> controls.limits().orders(perTenSeconds, perWindow));
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
