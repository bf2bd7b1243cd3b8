package dev.scalpel.benchmarks.faults.calls;

import dev.scalpel.benchmarks.faults.injection.ProcessKilledError;
import dev.scalpel.benchmarks.faults.testbed.StormTestbed;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Random faults at calls of invocations, from a seed; the same seed gives the same faults. Now and then a storm pauses, and all its
 * invariants must hold; some must hold after every invocation, and some after each that no fault has spoiled.
 */
public abstract class CallStorm {

    /** A storm pauses after so many minutes. */
    protected static final int CALM_EVERY = 8;

    private final SplittableRandom random;
    private final StormTestbed testbed;
    private final Dose dose;
    private final List<CallFault> possible;
    private final StormTally tally = new StormTally();
    private Dispatcher process;
    private List<String> lastCalls = List.of();
    private Instant settled = Instant.MIN;
    private boolean spoilt;
    private Optional<String> awaited = Optional.empty();

    /**
     * How much of it.
     *
     * @param undisturbedOfTen invocations without a fault
     * @param maxFaults of one invocation
     * @param maxCalls the highest number of a call that a fault waits for
     * @param rareOfTen faults that wait for one of the rare calls, which a random number seldom meets
     */
    public record Dose(int undisturbedOfTen, int maxFaults, int maxCalls, int rareOfTen, List<String> rare) {

        private static final int LAST_OF_TEN = 8;

        public Dose {
            rare = List.copyOf(rare);
        }
    }

    /** @param atVenue what a request can meet */
    protected CallStorm(SplittableRandom random, StormTestbed testbed, List<RequestFault> atVenue, Dose dose) {
        this.random = random;
        this.testbed = testbed;
        this.dose = dose;
        possible = CallFault.all(atVenue);
        process = testbed.process();
    }

    /** What must hold after every invocation, however it ended; what is violated, in words. */
    protected abstract List<String> always();

    /** What must hold after an invocation that no fault has spoiled. */
    protected abstract List<String> afterCleanInvocation();

    /** What must hold after an invocation that no fault has met itself, however late reads are and whatever came before. */
    protected List<String> afterLateReads() {
        return List.of();
    }

    /** Whether reads are late now. */
    protected abstract boolean readsAreLate();

    /** After each disturbed invocation; returns whether something besides a fault has spoiled it. */
    protected abstract boolean interfered();

    public abstract StormTally run();

    /** Prints every call of this minute and those of the eight before, with answers. */
    public final void traced(int minute, Consumer<String> lines) {
        tally.traced(line -> {
            if (testbed.now() > minute - CALM_EVERY && testbed.now() <= minute) {
                lines.accept(line);
            }
        });
        testbed.interceptor().trace(line -> tally.trace(() -> line));
    }

    /** It ends once this invariant is violated: a broken engine need not be watched for longer. */
    public final CallStorm untilViolated(String invariant) {
        awaited = Optional.of(invariant);
        return this;
    }

    protected final boolean isOver() {
        return awaited.filter(
                        invariant -> tally.violations().stream().anyMatch(violated -> violated.contains(invariant)))
                .isPresent();
    }

    protected final SplittableRandom random() {
        return random;
    }

    protected final StormTally tally() {
        return tally;
    }

    /** Whatever the last invocations have left, the next one has to find out. */
    protected final void spoil() {
        spoilt = true;
    }

    /** The storm pauses in a process of its own. */
    protected final void pause() {
        process = testbed.process();
        spoilt = false;
    }

    /** How long until nothing that faults have caused goes on. */
    protected final Duration untilSettled() {
        return settled.isAfter(testbed.time()) ? Duration.between(testbed.time(), settled) : Duration.ZERO;
    }

    protected final void disturbedCall() {
        List<PendingCallFault> pending = pending();
        boolean calm = !testbed.time().isBefore(settled);
        boolean clean = calm && !spoilt && !readsAreLate();
        testbed.sent().beginInvocation();
        testbed.interceptor().begin(pending);
        Optional<String> answer = call("{}");
        lastCalls = testbed.interceptor().names();
        testbed.interceptor().calm();
        List<CallFault> struck = pending.stream()
                .filter(PendingCallFault::hasStruck)
                .map(PendingCallFault::fault)
                .toList();
        for (CallFault fault : struck) {
            Instant then = testbed.time().plus(fault.settlesIn());
            settled = then.isAfter(settled) ? then : settled;
        }
        // What a fault has left is found by the next invocation that none meets.
        boolean disturbed = !struck.isEmpty() || answer.isEmpty();
        spoilt = interfered() || disturbed;
        check(always(), answer.orElse("failed as a whole"));
        if (clean && !spoilt) {
            tally.checked();
            check(afterCleanInvocation(), answer.orElseThrow());
        } else if (calm && !disturbed) {
            check(afterLateReads(), answer.orElseThrow());
        }
    }

    private List<PendingCallFault> pending() {
        List<PendingCallFault> pending = new ArrayList<>();
        int number = random.nextInt(10) < dose.undisturbedOfTen() ? 0 : 1 + random.nextInt(dose.maxFaults());
        for (int each = 0; each < number; each++) {
            CallFault fault = possible.get(random.nextInt(possible.size()));
            String target = target();
            int from = target.isEmpty() ? 1 + random.nextInt(dose.maxCalls()) : 1;
            pending.add(new PendingCallFault(fault, target, from, testbed, tally::count));
        }
        return pending;
    }

    /** A prefix of call names: a rare call, one of the last calls, or any. */
    private String target() {
        int how = random.nextInt(10);
        if (how < dose.rareOfTen()) {
            return dose.rare().get(random.nextInt(dose.rare().size()));
        }
        return how < Dose.LAST_OF_TEN && !lastCalls.isEmpty() ? lastCalls.get(random.nextInt(lastCalls.size())) : "";
    }

    /** The answer; empty when the invocation failed as a whole. */
    protected final Optional<String> call(String event) {
        tally.trace(() -> "call " + event + " at " + testbed.time());
        try {
            String answer = testbed.call(process, event);
            tally.trace(() -> "answer " + answer);
            return Optional.of(answer);
        } catch (ProcessKilledError killed) {
            process = testbed.process();
        } catch (RuntimeException failed) {
            // Like the real caller: nothing, the next minute calls it again.
            tally.count("failed as a whole: " + failed.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    protected final void check(List<String> broken, String answer) {
        broken.forEach(what -> tally.violated(testbed.now(), what, answer));
    }
}
