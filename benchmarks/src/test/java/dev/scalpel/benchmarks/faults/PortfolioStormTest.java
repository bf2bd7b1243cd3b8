package dev.scalpel.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.benchmarks.faults.broken.BrokenEngines;
import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.broken.EngineVariant.Decorators;
import dev.scalpel.benchmarks.faults.broken.ForwardingBroker;
import dev.scalpel.benchmarks.faults.calls.StormTally;
import dev.scalpel.benchmarks.faults.portfolio.PortfolioStorm;
import dev.scalpel.benchmarks.faults.venues.PortfolioMarket;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.PortfolioStateCodec;
import dev.scalpel.portfolio.state.SignalRef;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.ETag;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.VenueCapabilities;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small storm of portfolios on paper and at each stand-in; {@code benchmarks/run portfolio-faults} runs a large one. */
class PortfolioStormTest {

    private static final int MINUTES = 60;
    private static final int MAX_STORMS = 12;
    private static final String STATE = "state/portfolio/";

    @ParameterizedTest
    @CsvSource({
        "PAPER, 6",
        "SPOT, 5",
        "USDM, 5",
        "LINEAR, 3",
        "GEMINI, 3",
        "BYBIT, 3",
        "COINBASE, 2",
        "OANDA, 3",
        "TRADOVATE, 3"
    })
    void noFaultMovesAStrategyTwiceLeavesItUnprotectedOrMakesItsBooksWrong(PortfolioMarket market, int storms) {
        int faults = 0;
        int trades = 0;
        for (long seed = 1; seed <= storms; seed++) {
            StormTally result = new PortfolioStorm(market, seed, MINUTES, EngineVariant.ENGINE).run();
            assertThat(result.violations()).as("storm " + seed).isEmpty();
            faults += result.count();
            trades += result.trades();
        }
        assertThat(faults).isGreaterThan(50 * storms);
        assertThat(trades).isGreaterThan(10);
    }

    /** Engines that are broken on purpose: each invariant can fail. */
    @ParameterizedTest
    @CsvSource({
        "PAPER, signals-repeated, SIGNAL_MOVES_AT_MOST_ONCE",
        "PAPER, trades-lost, LEDGER_MATCHES_VENUE",
        "SPOT, claim-not-compared, NEVER_STACKED",
        "SPOT, claim-not-compared, CASH_NEVER_BELOW_RESERVE",
        "SPOT, half-protection, STOP_COVERS_WHAT_IS_HELD",
        "SPOT, base-fee-ignored, BOOKS_HAVE_WHAT_IS_HELD",
        "SPOT, sent-again, NO_UNKNOWN_ORDER",
        "GEMINI, sent-again, NO_UNKNOWN_ORDER",
        "GEMINI, counted-twice, BOOKS_HAVE_WHAT_IS_HELD",
        "GEMINI, executions-awaited, STOP_COVERS_WHAT_IS_HELD",
        "BYBIT, executions-awaited, STOP_COVERS_WHAT_IS_HELD",
        "COINBASE, executions-awaited, STOP_COVERS_WHAT_IS_HELD",
        "OANDA, half-protection, STOP_COVERS_WHAT_IS_HELD",
        "OANDA, counted-twice, BOOKS_HAVE_WHAT_IS_HELD",
        "USDM, half-protection, STOP_COVERS_WHAT_IS_HELD",
        "USDM, counted-twice, BOOKS_HAVE_WHAT_IS_HELD",
        "USDM, not-cancelled, SURVIVOR",
        "LINEAR, half-protection, STOP_COVERS_WHAT_IS_HELD",
        "LINEAR, counted-twice, BOOKS_HAVE_WHAT_IS_HELD",
        "TRADOVATE, closes-repeated, NEVER_TWO_DIRECTIONS",
    })
    void aBrokenEngineIsFound(PortfolioMarket market, String name, String invariant) {
        EngineVariant broken = broken(name);
        boolean found = false;
        for (long seed = 1; seed <= MAX_STORMS && !found; seed++) {
            PortfolioStorm storm = new PortfolioStorm(market, seed, MINUTES, broken);
            found = storm.untilViolated(invariant).run().violations().stream()
                    .anyMatch(violated -> violated.contains(invariant));
        }
        assertThat(found).as(name + " is found by " + invariant).isTrue();
    }

    private static EngineVariant broken(String name) {
        return switch (name) {
            case "signals-repeated" ->
                new EngineVariant(
                        name,
                        "a signal moves its strategy again",
                        () -> Decorators.store(PortfolioStormTest::signalsRepeated));
            case "closes-repeated" ->
                new EngineVariant(
                        name,
                        "a close that was not found is sent again, though the venue would open by it",
                        () -> Decorators.broker(PortfolioStormTest::closesRepeated));
            default -> BrokenEngines.named(name).orElseThrow();
        };
    }

    /** The engine takes the venue for one that keeps closes from opening. */
    private static Broker closesRepeated(Broker inner) {
        return new ForwardingBroker(inner) {
            @Override
            public VenueCapabilities capabilities() {
                VenueCapabilities real = super.capabilities();
                return new VenueCapabilities(
                        real.clientIds(),
                        real.idempotency(),
                        real.orderLists(),
                        real.entryWithProtection(),
                        real.postOnly(),
                        real.holding(),
                        real.shorting(),
                        real.reduceOnly(),
                        real.targetOrders(),
                        real.margin(),
                        real.feesInQuote(),
                        true);
            }
        };
    }

    /** A strategy that is flat again is to hold what its last signal said, once more. */
    private static ObjectStore signalsRepeated(ObjectStore inner) {
        Map<String, SignalRef> entries = new HashMap<>();
        return new ForwardingStore(inner) {
            @Override
            public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
                return super.putIfMatch(
                        key,
                        key.startsWith(STATE)
                                ? PortfolioStateCodec.STATE.write(
                                        repeated(PortfolioStateCodec.STATE.read(key, bytes), entries))
                                : bytes,
                        expected);
            }
        };
    }

    private static PortfolioState repeated(PortfolioState state, Map<String, SignalRef> entries) {
        PortfolioState changed = state;
        for (Map.Entry<String, StrategyState> each : state.strategies().entrySet()) {
            String name = each.getKey();
            StrategyState known = each.getValue();
            known.pending()
                    .filter(signal -> known.target() == TargetState.LONG)
                    .ifPresent(signal -> entries.put(name, signal));
            boolean flat =
                    known.pending().isEmpty() && state.books().holding(name).isEmpty();
            if (flat && entries.containsKey(name)) {
                changed = changed.withStrategy(
                        name,
                        before -> before.wanting(
                                TargetState.LONG,
                                entries.get(name),
                                before.mark().orElseThrow(),
                                BigDecimal.ONE,
                                Optional.empty()));
            }
        }
        return changed;
    }
}
