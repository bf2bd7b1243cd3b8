package dev.scalpel.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.invariants.Invariant;
import dev.scalpel.benchmarks.faults.invariants.InvariantChecker;
import dev.scalpel.benchmarks.faults.testbed.StormMarkets;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import dev.scalpel.benchmarks.faults.venues.BinanceSpot;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the storm must detect, and what it must not take for a fault of the engine. */
class InvariantCheckerTest {

    private static final String TRADE = "{}";

    /** A testbed with its driver, in which an entry is made in minute 1. */
    private record Run(Testbed testbed, InvocationDriver driver, FaultTally tally) implements AutoCloseable {

        static Run of(String scenario) {
            Testbed testbed = Scenario.all().stream()
                    .filter(one -> one.name().equals(scenario))
                    .findFirst()
                    .orElseThrow()
                    .testbed(new BinanceSpot(), EngineVariant.ENGINE);
            FaultTally tally = new FaultTally(scenario);
            InvariantChecker checker = new InvariantChecker(testbed);
            LastingFaults lastingFaults = new LastingFaults(testbed, checker, new SplittableRandom(1), tally::fault);
            return new Run(testbed, new InvocationDriver(testbed, checker, lastingFaults, tally), tally);
        }

        void minutes(int from, int to) {
            for (int minute = from; minute <= to; minute++) {
                testbed.minute(minute);
                driver.invoke(minute, driver.process(), TRADE, List.of());
            }
        }

        List<Invariant> broken() {
            return List.copyOf(tally.violations().keySet());
        }

        @Override
        public void close() {
            testbed.close();
        }
    }

    @Test
    void anUndisturbedTradeBreaksNothing() {
        try (Run run = Run.of("target")) {
            run.minutes(0, 8);

            assertThat(run.tally().found()).isEmpty();
            assertThat(run.tally().checkedInvocations()).isEqualTo(9);
            assertThat(run.testbed().exchange().fills()).hasSize(2);
        }
    }

    @Test
    void aHoldingWithoutAStopIsDetected() {
        try (Run run = Run.of("quiet")) {
            run.minutes(0, 0);
            run.testbed().exchange().deposit("ETH", BigDecimal.ONE);
            run.minutes(1, 1);

            assertThat(run.broken()).contains(Invariant.STOP_COVERS);
        }
    }

    @Test
    void anOrderWithoutAnIntentIsDetectedAndAManualOneIsAllowed() {
        try (Run run = Run.of("quiet")) {
            run.minutes(0, 0);
            run.testbed().exchange().deposit("ETH", BigDecimal.ONE);
            run.testbed().manualActivity().sellAll(run.testbed().listed().get(0));
            run.minutes(1, 1);
            assertThat(run.broken()).isEmpty();

            Broker other = run.testbed().connect();
            other.synchronise();
            other.send(
                    StormMarkets.ETH, entry("unheard-of", run.testbed().clock().millis()));
            run.minutes(2, 2);

            assertThat(run.broken()).contains(Invariant.NO_UNKNOWN_ORDER);
        }
    }

    private static Intent entry(String id, long millis) {
        return new Intent(
                id,
                1,
                Intent.Kind.ENTRY,
                OrderSide.BUY,
                Minutes.floor(millis),
                new BigDecimal("0.5"),
                Optional.of(new BigDecimal("2010")),
                Optional.empty(),
                Optional.empty(),
                millis,
                millis + 5_000,
                IdempotencyPolicy.REQUEST_WINDOW,
                Intent.Status.CLAIMED,
                List.of());
    }

    /** A regression: request weight grew from 92 to 3,900 a minute in two hours of "Market is closed". */
    @Test
    void requestWeightDoesNotGrowInTwoHoursOfAClosedMarket() {
        try (Run run = Run.of("entry")) {
            run.minutes(0, 1);
            Testbed testbed = run.testbed();
            testbed.status(StormMarkets.ETH, SymbolStatus.HALT);
            List<Integer> weights = new ArrayList<>();
            for (int minute = 2; minute < 122; minute++) {
                testbed.connection().takeWeight();
                testbed.pauseUntil(testbed.clock().instant().plusSeconds(60));
                testbed.call(run.driver().process(), TRADE);
                weights.add(testbed.connection().takeWeight());
            }

            assertThat(weights.subList(110, 120)).allMatch(weight -> weight <= 92);
            assertThat(weights).allMatch(weight -> weight <= InvariantChecker.MAX_WEIGHT);
        }
    }
}
