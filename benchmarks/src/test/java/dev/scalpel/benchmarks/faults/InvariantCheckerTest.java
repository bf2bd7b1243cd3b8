package dev.scalpel.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.invariants.Invariant;
import dev.scalpel.benchmarks.faults.invariants.InvariantChecker;
import dev.scalpel.benchmarks.faults.testbed.StormMarkets;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderSide;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.market.Minutes;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the storm must see, and what it must not mistake for a fault of the engine's. */
class InvariantCheckerTest {

    private static final String TRADE = "{}";

    /** A world with its driver, in which an entry is made in minute 1. */
    private record Stage(Testbed world, InvocationDriver driver, FaultTally tally) implements AutoCloseable {

        static Stage of(String scenario) {
            Testbed world = Scenario.all().stream()
                    .filter(one -> one.name().equals(scenario))
                    .findFirst()
                    .orElseThrow()
                    .world(EngineVariant.ENGINE);
            FaultTally tally = new FaultTally(scenario, false);
            InvariantChecker inspector = new InvariantChecker(world);
            LastingFaults weather = new LastingFaults(world, inspector, new SplittableRandom(1), tally::fault);
            return new Stage(world, new InvocationDriver(world, inspector, weather, tally), tally);
        }

        void minutes(int from, int to) {
            for (int minute = from; minute <= to; minute++) {
                world.minute(minute);
                driver.invoke(minute, driver.process(), TRADE, List.of());
            }
        }

        List<Invariant> broken() {
            return List.copyOf(tally.violations().keySet());
        }

        @Override
        public void close() {
            world.close();
        }
    }

    @Test
    void anUndisturbedTradeBreaksNothing() {
        try (Stage stage = Stage.of("target")) {
            stage.minutes(0, 8);

            assertThat(stage.tally().found()).isEmpty();
            assertThat(stage.tally().judgedInvocations()).isEqualTo(9);
            assertThat(stage.world().exchange.fills()).hasSize(2);
        }
    }

    @Test
    void whatIsHeldWithoutAStopIsFound() {
        try (Stage stage = Stage.of("quiet")) {
            stage.minutes(0, 0);
            stage.world().exchange.deposit("ETH", BigDecimal.ONE);
            stage.minutes(1, 1);

            assertThat(stage.broken()).contains(Invariant.STOP_COVERS);
        }
    }

    @Test
    void anOrderThatNoIntentAllowsIsFoundAndOneOfTheOwnersHandIsNot() {
        try (Stage stage = Stage.of("quiet")) {
            stage.minutes(0, 0);
            stage.world().exchange.deposit("ETH", BigDecimal.ONE);
            stage.world().foreign.sellAll(stage.world().listed.get(0));
            stage.minutes(1, 1);
            assertThat(stage.broken()).isEmpty();

            Broker other = stage.world().connect();
            other.synchronise();
            other.send(StormMarkets.ETH, entry("unheard-of", stage.world().clock.millis()));
            stage.minutes(2, 2);

            assertThat(stage.broken()).contains(Invariant.NO_ORPHAN);
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
                5_000,
                Intent.Status.CLAIMED,
                List.of());
    }

    /** The measure: request weight grew from 92 to 3,900 a minute in two hours of "Market is closed". */
    @Test
    void twoHoursOfAClosedMarketCostNoMoreEachMinute() {
        try (Stage stage = Stage.of("entry")) {
            stage.minutes(0, 1);
            Testbed world = stage.world();
            world.status(StormMarkets.ETH, SymbolStatus.HALT);
            List<Integer> weights = new ArrayList<>();
            for (int minute = 2; minute < 122; minute++) {
                world.wire.takeWeight();
                world.pauseUntil(world.clock.instant().plusSeconds(60));
                world.call(stage.driver().process(), TRADE);
                weights.add(world.wire.takeWeight());
            }

            assertThat(weights.subList(110, 120)).allMatch(weight -> weight <= 92);
            assertThat(weights).allMatch(weight -> weight <= InvariantChecker.MAX_WEIGHT);
        }
    }
}
