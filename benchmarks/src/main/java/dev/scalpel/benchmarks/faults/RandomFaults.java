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

/** Chooses the faults of an invocation at random. */
final class RandomFaults {

    private static final int MAX_CALLS = 16;
    private static final int MAX_PENDING_FAULTS = 6;
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

    private final List<PortCallFault> faults;
    private final SplittableRandom random;
    private final Testbed testbed;
    private final FaultTally tally;
    private final Supplier<List<String>> recent;

    /** @param recent names of the calls of the last invocation */
    RandomFaults(SplittableRandom random, Testbed testbed, FaultTally tally, Supplier<List<String>> recent) {
        this.random = random;
        this.testbed = testbed;
        faults = Stream.concat(ProcessFaults.all().stream(), VenueFaults.of(testbed.venue()).stream())
                .toList();
        this.tally = tally;
        this.recent = recent;
    }

    List<PendingFault> next() {
        List<PendingFault> pendingFaults = new ArrayList<>();
        int count = chance(0.15) ? 0 : 1 + random.nextInt(MAX_PENDING_FAULTS);
        for (int i = 0; i < count; i++) {
            PortCallFault fault = faults.get(random.nextInt(faults.size()));
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
