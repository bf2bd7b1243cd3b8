package dev.scalpel.benchmarks.faults.portfolio;

import dev.scalpel.benchmarks.faults.testbed.PortfolioTestbed;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Signals as a bad sender delivers them: doubled, late, reordered, at once. */
final class StormSignals {

    private static final int MAX_AT_ONCE = 4;
    private static final List<Duration> LATE =
            List.of(Duration.ofSeconds(20), Duration.ofSeconds(55), Duration.ofSeconds(75), Duration.ofMinutes(3));

    private final PortfolioTestbed testbed;
    private final SplittableRandom random;
    private final List<String> strategies;
    private final Consumer<String> tally;
    private final List<Signal> sent = new ArrayList<>();
    private final Map<String, Set<String>> entries = new HashMap<>();

    StormSignals(PortfolioTestbed testbed, SplittableRandom random, List<String> strategies, Consumer<String> tally) {
        this.testbed = testbed;
        this.random = random;
        this.strategies = strategies;
        this.tally = tally;
    }

    /** How many different signals have asked a strategy to hold something. */
    int entries(String strategy) {
        return entries.getOrDefault(strategy, Set.of()).size();
    }

    void send() {
        int count = random.nextInt(MAX_AT_ONCE);
        List<Signal> now = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            Instant time = testbed.time().minusMillis(random.nextInt(3_000));
            if (random.nextInt(5) == 0) {
                Duration late = LATE.get(random.nextInt(LATE.size()));
                time = time.minus(late);
                tally.accept("a signal that is " + late.toSeconds() + " s late");
            }
            now.add(signal(time));
        }
        if (now.size() > 1 && random.nextBoolean()) {
            tally.accept("signals in another sequence");
            Collections.reverse(now);
        }
        now.forEach(this::receive);
        if (!sent.isEmpty() && random.nextInt(3) == 0) {
            Signal again = sent.get(Math.max(0, sent.size() - 1 - random.nextInt(6)));
            tally.accept("a signal that is sent again");
            testbed.receive(again);
        }
    }

    private void receive(Signal signal) {
        sent.add(signal);
        if (signal.target() != TargetState.FLAT) {
            entries.computeIfAbsent(signal.strategy(), name -> new HashSet<>()).add(signal.id());
        }
        testbed.receive(signal);
    }

    private Signal signal(Instant time) {
        String strategy = strategies.get(random.nextInt(strategies.size()));
        boolean shorts = testbed.venue().filter(venue -> venue.margin()).isPresent();
        int what = random.nextInt(shorts ? 5 : 3);
        TargetState target = what == 0 ? TargetState.FLAT : what < 3 ? TargetState.LONG : TargetState.SHORT;
        Signal.Kind kind = target == TargetState.FLAT && random.nextBoolean() ? Signal.Kind.STOP : Signal.Kind.ORDER;
        return new Signal(
                Signal.idOf(PortfolioTestbed.PORTFOLIO, strategy, target, kind, time, Optional.empty(), ""),
                PortfolioTestbed.PORTFOLIO,
                strategy,
                target,
                kind,
                time,
                testbed.time(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                "storm",
                "0".repeat(64));
    }
}
