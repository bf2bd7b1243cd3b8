package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.injection.PendingFault;
import dev.scalpel.benchmarks.faults.injection.PortCallFault;
import dev.scalpel.benchmarks.faults.injection.ProcessFaults;
import dev.scalpel.benchmarks.faults.injection.VenueFaults;
import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Which faults strike an invocation, by the storm's random numbers. */
final class RandomFaults {

    private static final int MAX_EFFECTS = 16;
    private static final int MAX_TROUBLES = 6;
    private static final List<PortCallFault> FAULTS = Stream.concat(
                    ProcessFaults.all().stream(), VenueFaults.all().stream())
            .toList();
    /** Effects worth waiting for: they are rare, and a random number seldom meets them. */
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

    private final SplittableRandom random;
    private final Testbed world;
    private final FaultTally tally;
    private final Supplier<List<String>> recent;

    /** @param recent effects of the last invocation, by name */
    RandomFaults(SplittableRandom random, Testbed world, FaultTally tally, Supplier<List<String>> recent) {
        this.random = random;
        this.world = world;
        this.tally = tally;
        this.recent = recent;
    }

    List<PendingFault> next() {
        List<PendingFault> troubles = new ArrayList<>();
        int count = chance(0.15) ? 0 : 1 + random.nextInt(MAX_TROUBLES);
        for (int i = 0; i < count; i++) {
            PortCallFault fault = FAULTS.get(random.nextInt(FAULTS.size()));
            String name = target();
            boolean named = !name.isEmpty();
            Predicate<PortCall> target = effect -> effect.name().startsWith(name);
            int from = named ? 1 : 1 + random.nextInt(MAX_EFFECTS);
            troubles.add(new PendingFault(fault, target, from, world, tally::fault));
        }
        return troubles;
    }

    /** The beginning of an effect's name: a rare one, one of those that there were just now, or any. */
    private String target() {
        List<String> last = recent.get();
        int how = random.nextInt(10);
        if (how < 3) {
            return RARE.get(random.nextInt(RARE.size()));
        }
        return how < 8 && !last.isEmpty() ? last.get(random.nextInt(last.size())) : "";
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
