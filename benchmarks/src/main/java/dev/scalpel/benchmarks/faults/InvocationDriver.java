package dev.scalpel.benchmarks.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.benchmarks.faults.injection.PendingFault;
import dev.scalpel.benchmarks.faults.injection.PendingFaults;
import dev.scalpel.benchmarks.faults.injection.PortCallFault;
import dev.scalpel.benchmarks.faults.injection.PortCallFault.Impact;
import dev.scalpel.benchmarks.faults.injection.ProcessFaults;
import dev.scalpel.benchmarks.faults.injection.ProcessKilledError;
import dev.scalpel.benchmarks.faults.injection.VenueFaults;
import dev.scalpel.benchmarks.faults.invariants.Invariant;
import dev.scalpel.benchmarks.faults.invariants.InvariantChecker;
import dev.scalpel.benchmarks.faults.invariants.InvocationOutcome;
import dev.scalpel.benchmarks.faults.invariants.VenueSnapshot;
import dev.scalpel.benchmarks.faults.invariants.Violation;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import dev.scalpel.execution.minute.MinuteReport;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.orders.OrderView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Calls the function on a testbed, decides which invocations can be checked in full, and records violations. */
final class InvocationDriver {

    /** The longest pause that the engine assumes after a rate limit without a time. */
    private static final Duration MAX_ESTIMATED_BAN = Duration.ofSeconds(121);

    private static final BigDecimal GAP = new BigDecimal("0.999");

    private final Testbed testbed;
    private final InvariantChecker checker;
    private final LastingFaults lastingFaults;
    private final FaultTally tally;
    private Dispatcher process;
    private List<String> lastCalls = List.of();
    private int fillsSeen;
    private Instant settled = Instant.MIN;
    private Instant lastLost = Instant.MIN;
    private Instant lastUnconfirmed = Instant.MIN;

    InvocationDriver(Testbed testbed, InvariantChecker checker, LastingFaults lastingFaults, FaultTally tally) {
        this.testbed = testbed;
        this.checker = checker;
        this.lastingFaults = lastingFaults;
        this.tally = tally;
        process = testbed.process(Duration.ZERO);
    }

    /** The calls of the last invocation: those of the next one will be similar. */
    List<String> lastCalls() {
        return lastCalls;
    }

    Dispatcher process() {
        return process;
    }

    /** Whether no symbol has anything open. */
    boolean isFlat() {
        return testbed.listed().stream()
                .allMatch(one -> checker.books()
                        .state(one.symbol())
                        .filter(SymbolState::isIdle)
                        .isPresent());
    }

    /** Whether the venue has rate-limited the account, by a clock with this offset. */
    boolean isPaused(Duration off) {
        return testbed.connection().isBanned()
                || checker.books()
                        .pausedUntil(testbed.clock().instant().minus(off))
                        .isPresent();
    }

    /** Reads lag behind from now on by this much, for as long. */
    void delayReads(List<StaleRead> reads, Duration lag) {
        lastingFaults.staleReads().begin(testbed.clock().instant(), reads, lag, lag);
    }

    boolean readsAreLate() {
        return lastingFaults.staleReads().isOn();
    }

    /** Replaces the process. */
    void restart() {
        process = testbed.process(Duration.ZERO);
    }

    /** Lets time pass until no earlier fault has any effect. */
    void settle() {
        testbed.pauseUntil(settled);
        testbed.pauseUntil(testbed.connection().bannedUntil());
        checker.books().pausedUntil(testbed.clock().instant()).ifPresent(testbed::pauseUntil);
    }

    /** Calls the function with these faults pending, and checks the outcome. */
    void invoke(int minute, Dispatcher caller, String event, List<PendingFault> chosen) {
        tally.begin(minute);
        lastingFaults.staleReads().end(testbed.clock().instant());
        Instant began = testbed.clock().instant();
        boolean halted = checker.books().halted();
        PendingFaults pendingFaults = new PendingFaults(chosen);
        testbed.interceptor().begin(List.of(lastingFaults, pendingFaults));
        testbed.interceptor().trace(tally::trace);
        tally.trace("call " + event + " at " + began);
        testbed.connection().beginInvocation();
        testbed.sentIntents().beginInvocation();
        VenueSnapshot before = VenueSnapshot.of(testbed.exchange());
        int mark = testbed.connection().mark();
        boolean banned = testbed.connection().isBanned();
        JsonNode answer = null;
        try {
            answer = testbed.call(caller, event);
        } catch (ProcessKilledError killed) {
            process = testbed.process(Duration.ZERO);
        } catch (RuntimeException failedAsAWhole) {
            // For example a store that is down before the first symbol: the function fails and is called again.
            tally.fault("a failed invocation: as a whole");
        }
        lastCalls = testbed.interceptor().names();
        testbed.interceptor().calm();
        if (answer == null || struck(pendingFaults, "the store") || struck(pendingFaults, "unknown")) {
            testbed.connection().forgetBan();
            rememberUnstoredPause(lastingFaults.isLimited() || struck(pendingFaults, "403"));
        }
        if (testbed.venue().acknowledgesOnly()
                && !VenueSnapshot.of(testbed.exchange()).equals(before)) {
            lastUnconfirmed = testbed.clock().instant();
        }
        boolean spoilt = lastingFaults.countStrikes(mark);
        List<PortCallFault> struck = pendingFaults.struck();
        boolean staleRead = struck.stream().anyMatch(fault -> fault.name().startsWith("stale"));
        boolean disturbed = answer == null
                || spoilt
                || banned
                || lastingFaults.storeIsOut()
                || checker.books().pausedUntil(began).isPresent()
                || began.isBefore(settled)
                || began.isBefore(lastingFaults.manualSaleKnownAt())
                || struck.stream().anyMatch(fault -> fault.impact() == Impact.MAY_FAIL);
        boolean mayFail = disturbed
                || lastingFaults.staleReads().haveJustShown(lastHideable(), began)
                || isHidden(began, staleRead);
        boolean stale = lastingFaults.staleReads().isOn() || staleRead;
        remember(struck, answer == null || spoilt);
        if (answer != null && answer.toString().contains(MinuteReport.LOST_RACE)) {
            // What it learned after its last claim went with it.
            lastLost = testbed.clock().instant();
        }
        InvocationOutcome invocation = answer == null
                ? InvocationOutcome.failed(began, event, halted)
                : new InvocationOutcome(began, event, answer, true, mayFail, stale, halted);
        tally.trace("answer " + answer + (mayFail ? ", checked in part" : ", checked in full"));
        testbed.listed().forEach(one -> tally.trace("state " + checker.books().state(one.symbol())));
        if (halted
                || event.contains("stop")
                || event.contains("close")
                || lastingFaults.refuses()
                || refusedOrStopped(pendingFaults)) {
            testbed.earlyExitReasons().addAll(List.of(began, testbed.clock().instant()));
        }
        countGaps();
        tally.violated(minute, checker.checkAlways(invocation));
        if (!invocation.mayFail()) {
            tally.checked();
            tally.violated(minute, checker.checkAfterCleanInvocation(invocation));
        } else if (!disturbed) {
            tally.checked();
            tally.violated(minute, checker.checkReported(invocation));
        }
    }

    /** Counts stops that the price has jumped by ten basis points or more. */
    private void countGaps() {
        List<Fill> fills = testbed.exchange().fills();
        if (fills.size() > fillsSeen) {
            Map<Long, OrderView> orders =
                    testbed.exchange().orders().stream().collect(Collectors.toMap(OrderView::id, Function.identity()));
            for (Fill fill : fills.subList(fillsSeen, fills.size())) {
                OrderView order = orders.get(fill.orderId());
                if (order != null
                        && VenueSnapshot.isStop(order)
                        && fill.price().compareTo(order.stopPrice().multiply(GAP)) < 0) {
                    tally.fault("a gap through the stop: " + order.type());
                }
            }
            fillsSeen = fills.size();
        }
    }

    /** A pause that could not be stored is known to one process only. */
    private void rememberUnstoredPause(boolean limited) {
        Instant then = testbed.clock().instant().plus(MAX_ESTIMATED_BAN);
        settled = limited && then.isAfter(settled) ? then : settled;
    }

    private boolean refusedOrStopped(PendingFaults pendingFaults) {
        return struck(pendingFaults, testbed.venue().faults().refused().name())
                || struck(pendingFaults, testbed.venue().faults().closed().name())
                || struck(pendingFaults, "stopped by hand");
    }

    private static boolean struck(PendingFaults pendingFaults, String name) {
        return pendingFaults.struck().stream().anyMatch(fault -> fault.name().startsWith(name));
    }

    private void remember(List<PortCallFault> struck, boolean failed) {
        Instant now = testbed.clock().instant();
        boolean mayFail = failed || struck.stream().anyMatch(fault -> fault.impact() == Impact.MAY_FAIL);
        if (mayFail) {
            lastLost = now;
        }
        Duration longest = struck.stream()
                .map(PortCallFault::settlingTime)
                .max(Duration::compareTo)
                .orElse(failed ? ProcessFaults.IN_FLIGHT : Duration.ZERO);
        Instant then = now.plus(failed && longest.isZero() ? ProcessFaults.IN_FLIGHT : longest);
        settled = then.isAfter(settled) ? then : settled;
    }

    /** Whether stale reads hide something at the venue that no response has confirmed. */
    private boolean isHidden(Instant began, boolean staleRead) {
        Instant just = staleRead ? began.minus(VenueFaults.STALE_MARGIN) : Instant.MAX;
        Instant since = lastingFaults.staleReads().hiddenSince().isBefore(just)
                ? lastingFaults.staleReads().hiddenSince()
                : just;
        return !since.equals(Instant.MAX)
                && (!since.isAfter(lastHideable())
                        || !since.isAfter(lastingFaults.lastOutsideChange())
                        || lastFillBefore(began) >= since.toEpochMilli());
    }

    /** What a stale read may hide: what an invocation has lost, or has caused without a response that says so. */
    private Instant lastHideable() {
        return lastUnconfirmed.isAfter(lastLost) ? lastUnconfirmed : lastLost;
    }

    private long lastFillBefore(Instant began) {
        return testbed.exchange().fills().stream()
                .mapToLong(Fill::time)
                .filter(time -> time < began.toEpochMilli())
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** After an undisturbed minute: a second invocation must write and send nothing. */
    void reconcileAgain(int minute) {
        int orders = testbed.exchange().orders().size();
        testbed.interceptor().calm();
        try {
            JsonNode answer = testbed.call(process, "{}");
            boolean changed = testbed.interceptor().writes() > 0
                    || testbed.exchange().orders().size() != orders;
            tally.violated(
                    minute,
                    changed
                            ? List.of(new Violation(
                                    Invariant.RECONCILIATION_IS_IDEMPOTENT,
                                    "account",
                                    testbed.interceptor().writes() + " writes of a second invocation: " + answer))
                            : List.of());
        } catch (RuntimeException failed) {
            tally.violated(
                    minute, List.of(new Violation(Invariant.SUCCEEDS, "account", String.valueOf(failed.getMessage()))));
        }
        testbed.connection().takeWeight();
    }
}
