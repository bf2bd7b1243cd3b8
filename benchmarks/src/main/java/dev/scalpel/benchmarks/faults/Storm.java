package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.invariants.InvariantChecker;
import dev.scalpel.benchmarks.faults.invariants.VenueSnapshot;
import dev.scalpel.benchmarks.faults.testbed.ListedSymbol;
import dev.scalpel.benchmarks.faults.testbed.StormForecaster;
import dev.scalpel.benchmarks.faults.testbed.StormMarkets;
import dev.scalpel.benchmarks.faults.testbed.StormScores;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import dev.scalpel.benchmarks.faults.venues.SpotVenue;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random minutes from a seed: duplicate, overlapping, delayed and missed invocations, processes that are killed or
 * frozen, a store and a venue that fail, and {@link LastingFaults}. At intervals the faults pause and all invariants
 * must hold. The same seed gives the same faults and the same orders.
 */
final class Storm {

    /** Every third storm has a model in the score style. */
    private static final int SCORED_EVERY = 3;

    private static final int CALM_EVERY = 20;
    private static final int CALM_MINUTES = 2;
    private static final List<Duration> CLOCKS = List.of(Duration.ofSeconds(30), Duration.ofSeconds(-30));

    private final FaultTally tally;
    private final SplittableRandom random;
    private final Testbed testbed;
    private final LastingFaults lastingFaults;
    private final InvocationDriver driver;
    private final RandomFaults faults;

    Storm(SpotVenue venue, long seed, int minutes, EngineVariant variant, FaultTally tally) {
        this.tally = tally;
        random = new SplittableRandom(seed);
        testbed = new Testbed(
                venue,
                StormMarkets.of(seed, minutes),
                StormMarkets.HISTORY,
                new BigDecimal(seed % 4 == 1 ? "500" : "10000"),
                (StormMarkets.isMaker(seed)
                                ? "execution: {entry: maker, stopTimeoutSeconds: "
                                : "execution: {stopTimeoutSeconds: ")
                        + InvariantChecker.STOP_TIMEOUT.toSeconds() + "}\n",
                seed % SCORED_EVERY == 0
                        ? StormScores.random()
                        : new StormForecaster(
                                List.of(1.0, 2.0), List.of(1.5, 3.0), bar -> bar / Minutes.MILLIS % 3 != 0),
                variant.decorators().get());
        venue.vary(
                testbed.exchange(),
                testbed.listed().stream().map(ListedSymbol::symbol).toList(),
                seed);
        InvariantChecker checker = new InvariantChecker(testbed);
        lastingFaults = new LastingFaults(testbed, checker, random, tally::fault);
        driver = new InvocationDriver(testbed, checker, lastingFaults, tally);
        faults = new RandomFaults(random, testbed, tally, driver::lastCalls);
    }

    /** A digest of the venue's orders and fills at the end. */
    String run() {
        try (Testbed closed = testbed) {
            for (int minute = 1; minute < closed.lastMinute(); minute = Math.max(minute + 1, testbed.now() + 1)) {
                if (minute % CALM_EVERY == 0) {
                    calm(minute);
                } else {
                    disturbed(minute);
                }
                if (tally.isOver()) {
                    break;
                }
            }
            return VenueSnapshot.of(closed.exchange()).digest();
        }
    }

    private void disturbed(int minute) {
        tally.begin(minute);
        testbed.minute(minute);
        lastingFaults.change();
        if (chance(0.1)) {
            tally.fault("delayed invocation: by less than a minute");
            testbed.pause(Duration.ofSeconds(1 + random.nextInt(50)));
        }
        if (chance(0.04)) {
            tally.fault("missed invocation: one");
            return;
        }
        // With a wrong clock a ban ends at another time, so that nothing could be checked.
        boolean off = chance(0.06) && lastingFaults.service() && !driver.isPaused(Duration.ofSeconds(31));
        if (off) {
            tally.fault("a clock that is off by 30 s: a whole invocation");
        }
        Dispatcher caller = off ? testbed.process(CLOCKS.get(random.nextInt(CLOCKS.size()))) : driver.process();
        driver.invoke(minute, caller, event(), off ? List.of() : faults.next());
        // The trigger and the schedule both start execution in most minutes.
        if (chance(0.6)) {
            boolean later = chance(0.5);
            tally.fault("duplicated invocation: " + (later ? "some seconds later" : "at once"));
            // Another process may not know of a ban for a second.
            long millis = later
                    ? 1_000L * (1 + random.nextInt(25))
                    : testbed.connection().isBanned() ? 1_500 : 0;
            testbed.pause(Duration.ofMillis(millis));
            driver.invoke(minute, driver.process(), "{}", faults.next());
        }
    }

    private String event() {
        if (chance(0.01)) {
            tally.fault("emergency stop: by hand");
            return "{\"action\":\"emergency_stop\"}";
        }
        if (chance(0.01)) {
            ListedSymbol one =
                    testbed.listed().get(random.nextInt(testbed.listed().size()));
            tally.fault("position closed: by hand");
            return "{\"action\":\"close_position\",\"symbols\":[\"" + one.symbol() + "\"]}";
        }
        return chance(0.05) ? "{\"action\":\"resume\"}" : "{}";
    }

    /** Pauses the faults: one minute later every position is protected and the records agree. */
    private void calm(int from) {
        driver.restart();
        lastingFaults.calm();
        driver.settle();
        int minute = Math.max(from, testbed.now());
        for (int calm = 0; calm < CALM_MINUTES; calm++) {
            testbed.minute(minute);
            driver.invoke(minute, driver.process(), "{}", List.of());
            driver.reconcileAgain(minute);
            minute = Math.max(minute + 1, testbed.now() + 1);
        }
        driver.invoke(minute, driver.process(), "{\"action\":\"resume\"}", List.of());
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
