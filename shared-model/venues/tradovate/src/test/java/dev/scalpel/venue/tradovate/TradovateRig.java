package dev.scalpel.venue.tradovate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.SessionStorage;
import dev.scalpel.venue.TokenStore;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** A stand-in, and brokers that share the account's session as the processes of a deployment do. */
abstract class TradovateRig {

    static final int VALID_MILLIS = 5_000;

    final TradovateStandIn venue;
    final ObjectStore leases = new MemoryStore();
    final List<String> notices = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    final SessionStorage sessions = new SessionStorage(
            leases,
            TokenStore.inMemory(),
            (cause, text) -> notices.add(cause + ": " + text),
            () -> "connection " + connections.incrementAndGet());

    TradovateRig(Instant start) {
        venue = new TradovateStandIn(start);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    /** @param more of the settings; a model cannot trade there, so a portfolio does */
    static Settings settings(String more) {
        String yaml = """
            venue: tradovate
            model: {trading: false}
            portfolios:
              p: {mode: testnet, quote: USD, strategies: {s: {ticker: S, instrument: ES/USD, share: 0.1}}}
            """;
        return SettingsReader.fromText("rig", yaml + more, Map.of()).settings();
    }

    /** A process of its own. */
    Broker connect() {
        return VenueAdapters.connectBroker(
                settings("mode: testnet\nvenueConnection: {address: \"" + venue.address() + "\"}\n"),
                venue.environment(),
                name -> {
                    throw new AssertionError("read " + name);
                },
                venue.clock(),
                sessions);
    }

    /** Its clock is read and its margin prepared for the root. */
    Broker ready() {
        Broker broker = connect();
        broker.synchronise();
        broker.prepareMargin(TradovateStandIn.ES, 1);
        return broker;
    }

    Intent entry(String id, OrderSide side, int contracts) {
        return intent(id, Intent.Kind.ENTRY, side, contracts, side == OrderSide.BUY ? "120" : "80", Optional.empty());
    }

    Intent exit(String id, OrderSide side, int contracts) {
        return intent(id, Intent.Kind.EXIT, side, contracts, side == OrderSide.BUY ? "120" : "80", Optional.empty());
    }

    Intent stop(String id, OrderSide side, int contracts, String trigger) {
        return intent(id, Intent.Kind.PROTECTION, side, contracts, "", Optional.of(new BigDecimal(trigger)));
    }

    private Intent intent(
            String id, Intent.Kind kind, OrderSide side, int contracts, String limit, Optional<BigDecimal> trigger) {
        long now = venue.clock().millis();
        return new Intent(
                id,
                1,
                kind,
                side,
                now,
                BigDecimal.valueOf(contracts),
                limit.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(limit)),
                trigger,
                Optional.empty(),
                now,
                now + VALID_MILLIS,
                IdempotencyPolicy.ORDER_TIME,
                Intent.Status.CLAIMED,
                List.of());
    }

    static VenueException.Kind kind(Runnable call) {
        VenueException failure = catchThrowableOfType(VenueException.class, call::run);
        assertThat(failure).as("a VenueException").isNotNull();
        return failure.kind();
    }

    static OrderReport order(Broker broker, Symbol symbol, Intent intent) {
        return broker.find(symbol, intent).orders().get(0);
    }
}
