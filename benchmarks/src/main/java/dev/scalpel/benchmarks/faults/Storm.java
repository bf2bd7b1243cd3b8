package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.invariants.InvariantChecker;
import dev.scalpel.benchmarks.faults.invariants.VenueSnapshot;
import dev.scalpel.benchmarks.faults.testbed.ListedSymbol;
import dev.scalpel.benchmarks.faults.testbed.StormForecaster;
import dev.scalpel.benchmarks.faults.testbed.StormMarkets;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import dev.scalpel.benchmarks.faults.testbed.VenueVariations;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random minutes from a seed: duplicated, overlapping, delayed and missed invocations, processes that die or sleep, a
 * store and a venue that fail, and the {@link LastingFaults} around them. Every so often it calms down, and all must be well.
 * The same seed gives the same faults and the same orders.
 */
final class Storm {

    private static final int CALM_EVERY = 20;
    private static final int CALM_MINUTES = 2;
    private static final List<Duration> CLOCKS = List.of(Duration.ofSeconds(30), Duration.ofSeconds(-30));

    private final FaultTally tally;
    private final SplittableRandom random;
    private final Testbed world;
    private final LastingFaults weather;
    private final InvocationDriver driver;
    private final RandomFaults faults;

    Storm(long seed, int minutes, EngineVariant variant, FaultTally tally) {
        this.tally = tally;
        random = new SplittableRandom(seed);
        world = new Testbed(
                StormMarkets.of(seed, minutes),
                StormMarkets.HISTORY,
                new BigDecimal(seed % 4 == 1 ? "500" : "10000"),
                (StormMarkets.isMaker(seed)
                                ? "execution: {entry: maker, stopTimeoutSeconds: "
                                : "execution: {stopTimeoutSeconds: ")
                        + InvariantChecker.STOP_TIMEOUT.toSeconds() + "}\n",
                new StormForecaster(List.of(1.0, 2.0), List.of(1.5, 3.0), bar -> bar / Minutes.MILLIS % 3 != 0),
                variant.decorators().get());
        VenueVariations.commission(world, seed);
        VenueVariations.orderTypes(world, seed);
        InvariantChecker inspector = new InvariantChecker(world);
        weather = new LastingFaults(world, inspector, random, tally::fault);
        driver = new InvocationDriver(world, inspector, weather, tally);
        faults = new RandomFaults(random, world, tally, driver::lastEffects);
    }

    /** The venue's record at its end, in short. */
    String run() {
        try (Testbed closed = world) {
            for (int minute = 1; minute < closed.lastMinute(); minute = Math.max(minute + 1, world.now() + 1)) {
                if (minute % CALM_EVERY == 0) {
                    calm(minute);
                } else {
                    disturbed(minute);
                }
                if (tally.isOver()) {
                    break;
                }
            }
            return VenueSnapshot.of(closed.exchange).digest();
        }
    }

    private void disturbed(int minute) {
        tally.begin(minute);
        world.minute(minute);
        weather.change();
        if (chance(0.1)) {
            tally.fault("delayed invocation: by less than a minute");
            world.pause(Duration.ofSeconds(1 + random.nextInt(50)));
        }
        if (chance(0.04)) {
            tally.fault("missed invocation: one");
            return;
        }
        // By a clock that is off a ban ends at another time: nothing would be learnt from that.
        boolean off = chance(0.06) && weather.service() && !driver.isPaused(Duration.ofSeconds(31));
        if (off) {
            tally.fault("a clock that is off by 30 s: a whole invocation");
        }
        Dispatcher caller = off ? world.process(CLOCKS.get(random.nextInt(CLOCKS.size()))) : driver.process();
        driver.invoke(minute, caller, event(), off ? List.of() : faults.next());
        // The chain of bars and the schedule both start it, in most minutes.
        if (chance(0.6)) {
            boolean later = chance(0.5);
            tally.fault("duplicated invocation: " + (later ? "some seconds later" : "at once"));
            // A ban that one process has met, another may not know for a second.
            long millis = later ? 1_000L * (1 + random.nextInt(25)) : world.wire.isBanned() ? 1_500 : 0;
            world.pause(Duration.ofMillis(millis));
            driver.invoke(minute, driver.process(), "{}", faults.next());
        }
    }

    private String event() {
        if (chance(0.01)) {
            tally.fault("emergency stop: by hand");
            return "{\"action\":\"emergency_stop\"}";
        }
        if (chance(0.01)) {
            ListedSymbol one = world.listed.get(random.nextInt(world.listed.size()));
            tally.fault("position closed: by hand");
            return "{\"action\":\"close_position\",\"symbols\":[\"" + one.symbol() + "\"]}";
        }
        return chance(0.05) ? "{\"action\":\"resume\"}" : "{}";
    }

    /** Nothing goes wrong any more: one minute later all that is held is protected, and the books agree. */
    private void calm(int from) {
        driver.restart();
        weather.calm();
        driver.settle();
        int minute = Math.max(from, world.now());
        for (int calm = 0; calm < CALM_MINUTES; calm++) {
            world.minute(minute);
            driver.invoke(minute, driver.process(), "{}", List.of());
            driver.twice(minute);
            minute = Math.max(minute + 1, world.now() + 1);
        }
        driver.invoke(minute, driver.process(), "{\"action\":\"resume\"}", List.of());
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
