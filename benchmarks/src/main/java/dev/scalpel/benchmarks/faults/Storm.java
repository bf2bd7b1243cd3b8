package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.injection.PendingFault;
import dev.scalpel.benchmarks.faults.injection.PortCallFault;
import dev.scalpel.benchmarks.faults.injection.ProcessFaults;
import dev.scalpel.benchmarks.faults.injection.VenueFaults;
import dev.scalpel.benchmarks.faults.invariants.InvariantChecker;
import dev.scalpel.benchmarks.faults.invariants.VenueSnapshot;
import dev.scalpel.benchmarks.faults.testbed.ListedSymbol;
import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.testbed.StormForecaster;
import dev.scalpel.benchmarks.faults.testbed.StormMarkets;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import dev.scalpel.benchmarks.faults.testbed.VenueVariations;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Random minutes from a seed: duplicate, overlapping, delayed and missed invocations, processes that are killed or
 * frozen, a store and a venue that fail, and {@link LastingFaults}. At intervals the faults pause and all invariants
 * must hold. The same seed gives the same faults and the same orders.
 */
final class Storm {

    private static final int CALM_EVERY = 20;
    private static final int CALM_MINUTES = 2;
    private static final int MAX_CALLS = 16;
    private static final int MAX_PENDING_FAULTS = 6;
    private static final List<Duration> CLOCKS = List.of(Duration.ofSeconds(30), Duration.ofSeconds(-30));
    private static final List<PortCallFault> FAULTS = Stream.concat(
                    ProcessFaults.all().stream(), VenueFaults.all().stream())
            .toList();
    /** Rare calls to target by name, because a random index seldom hits them. */
    private static final List<String> RARE = List.of(
            "send entry",
            "send entry with protection",
            "send protection",
            "send exit",
            "cancel",
            "find entry",
            "find protection",
            "find exit",
            "ask fills",
            "ask balances",
            "ask open orders",
            "put trades",
            "put state",
            "get trades",
            "put account");

    private final FaultTally tally;
    private final SplittableRandom random;
    private final Testbed testbed;
    private final LastingFaults lastingFaults;
    private final InvocationDriver driver;

    Storm(long seed, int minutes, EngineVariant variant, FaultTally tally) {
        this.tally = tally;
        random = new SplittableRandom(seed);
        testbed = new Testbed(
                StormMarkets.of(seed, minutes),
                StormMarkets.HISTORY,
                new BigDecimal(seed % 4 == 1 ? "500" : "10000"),
                (StormMarkets.isMaker(seed)
                                ? "execution: {entry: maker, stopTimeoutSeconds: "
                                : "execution: {stopTimeoutSeconds: ")
                        + InvariantChecker.STOP_TIMEOUT.toSeconds() + "}\n",
                new StormForecaster(List.of(1.0, 2.0), List.of(1.5, 3.0), bar -> bar / Minutes.MILLIS % 3 != 0),
                variant.decorators().get());
        VenueVariations.commission(testbed, seed);
        VenueVariations.orderTypes(testbed, seed);
        InvariantChecker checker = new InvariantChecker(testbed);
        lastingFaults = new LastingFaults(testbed, checker, random, tally::fault);
        driver = new InvocationDriver(testbed, checker, lastingFaults, tally);
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
        driver.invoke(minute, caller, event(), off ? List.of() : pendingFaults());
        // The trigger and the schedule both start execution in most minutes.
        if (chance(0.6)) {
            boolean later = chance(0.5);
            tally.fault("duplicated invocation: " + (later ? "some seconds later" : "at once"));
            // Another process may not know of a ban for a second.
            long millis = later ? 1_000L * (1 + random.nextInt(25)) : testbed.connection().isBanned() ? 1_500 : 0;
            testbed.pause(Duration.ofMillis(millis));
            driver.invoke(minute, driver.process(), "{}", pendingFaults());
        }
    }

    private List<PendingFault> pendingFaults() {
        List<PendingFault> pendingFaults = new ArrayList<>();
        int count = chance(0.15) ? 0 : 1 + random.nextInt(MAX_PENDING_FAULTS);
        for (int i = 0; i < count; i++) {
            PortCallFault fault = FAULTS.get(random.nextInt(FAULTS.size()));
            String name = target();
            boolean named = !name.isEmpty();
            Predicate<PortCall> target = call -> call.name().startsWith(name);
            int from = named ? 1 : 1 + random.nextInt(MAX_CALLS);
            pendingFaults.add(new PendingFault(fault, target, from, testbed, tally::fault));
        }
        return pendingFaults;
    }

    /** A prefix of call names: a rare call, one of the last calls, or any. */
    private String target() {
        List<String> last = driver.lastCalls();
        int how = random.nextInt(10);
        if (how < 3) {
            return RARE.get(random.nextInt(RARE.size()));
        }
        return how < 8 && !last.isEmpty() ? last.get(random.nextInt(last.size())) : "";
    }

    private String event() {
        if (chance(0.01)) {
            tally.fault("emergency stop: by hand");
            return "{\"action\":\"emergency_stop\"}";
        }
        if (chance(0.01)) {
            ListedSymbol one = testbed.listed().get(random.nextInt(testbed.listed().size()));
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
