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
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.orders.OrderView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Calls the function in a world, knows which of its invocations are judged, and reports what does not hold. */
final class InvocationDriver {

    /** The longest pause that the engine guesses after a limit without a time. */
    private static final Duration MAX_ESTIMATED_BAN = Duration.ofSeconds(121);

    private static final BigDecimal GAP = new BigDecimal("0.999");

    private final Testbed world;
    private final InvariantChecker inspector;
    private final LastingFaults weather;
    private final FaultTally tally;
    private Dispatcher process;
    private List<String> effects = List.of();
    private int fillsSeen;
    private Instant settled = Instant.MIN;
    private Instant lastLost = Instant.MIN;

    InvocationDriver(Testbed world, InvariantChecker inspector, LastingFaults weather, FaultTally tally) {
        this.world = world;
        this.inspector = inspector;
        this.weather = weather;
        this.tally = tally;
        process = world.process(Duration.ZERO);
    }

    /** The effects of the last invocation: those of the next one will be like them. */
    List<String> lastEffects() {
        return effects;
    }

    Dispatcher process() {
        return process;
    }

    /** Whether nothing is open in any symbol. */
    boolean isAtRest() {
        return world.listed.stream()
                .allMatch(one -> inspector
                        .books()
                        .state(one.symbol())
                        .filter(SymbolState::isIdle)
                        .isPresent());
    }

    /** Whether the venue has limited the account's requests, by a clock that is off by so much. */
    boolean isPaused(Duration off) {
        return world.wire.isBanned()
                || inspector
                        .books()
                        .pausedUntil(world.clock.instant().minus(off))
                        .isPresent();
    }

    /** From now on another process is called. */
    void restart() {
        process = world.process(Duration.ZERO);
    }

    /** Lets the time pass until no fault of before has an effect any more. */
    void settle() {
        world.pauseUntil(settled);
        world.pauseUntil(world.wire.bannedUntil());
        inspector.books().pausedUntil(world.clock.instant()).ifPresent(world::pauseUntil);
    }

    /** Calls the function with these troubles on its way, and looks at what has come of it. */
    void invoke(int minute, Dispatcher caller, String event, List<PendingFault> chosen) {
        tally.begin(minute);
        Instant began = world.clock.instant();
        boolean halted = inspector.books().halted();
        PendingFaults troubles = new PendingFaults(chosen);
        world.effects.begin(List.of(weather, troubles));
        world.effects.trace(tally::trace);
        tally.trace("call " + event + " at " + began);
        world.wire.invocationBegins();
        int mark = world.wire.mark();
        boolean banned = world.wire.isBanned();
        JsonNode answer = null;
        try {
            answer = world.call(caller, event);
        } catch (ProcessKilledError killed) {
            process = world.process(Duration.ZERO);
        } catch (RuntimeException failedAsAWhole) {
            // Such as a store that is down before any symbol's turn: the function fails and is called again.
            tally.fault("a failed invocation: as a whole");
        }
        effects = world.effects.names();
        world.effects.calm();
        if (answer == null || struck(troubles, "the store") || struck(troubles, "unknown")) {
            world.wire.banIsForgotten();
            keptInMemory(weather.isLimited() || struck(troubles, "403"));
        }
        boolean spoilt = weather.countStrikes(mark);
        List<PortCallFault> struck = troubles.struck();
        boolean staleRead = struck.stream().anyMatch(fault -> fault.name().startsWith("stale"));
        boolean lost = answer == null
                || spoilt
                || banned
                || weather.storeIsOut()
                || inspector.books().pausedUntil(began).isPresent()
                || began.isBefore(settled)
                || began.isBefore(weather.saleIsKnown())
                || weather.lateReads().haveJustShown(lastLost, began)
                || isHidden(began, staleRead)
                || struck.stream().anyMatch(fault -> fault.impact() == Impact.LOST);
        boolean stale = weather.lateReads().isOn() || staleRead;
        remember(struck, answer == null || spoilt);
        if (answer != null && answer.toString().contains(MinuteReport.LOST_RACE)) {
            // What it learned after its last claim went with it.
            lastLost = world.clock.instant();
        }
        InvocationOutcome invocation = answer == null
                ? InvocationOutcome.failed(began, event, halted)
                : new InvocationOutcome(began, event, answer, true, lost, stale, halted);
        tally.trace("answer " + answer + (lost ? ", not judged" : ", judged"));
        world.listed.forEach(one -> tally.trace("state " + inspector.books().state(one.symbol())));
        if (halted
                || event.contains("stop")
                || event.contains("close")
                || weather.refuses()
                || refusedOrStopped(troubles)) {
            world.reasonsToLeave.addAll(List.of(began, world.clock.instant()));
        }
        countGaps();
        tally.violated(minute, inspector.always(invocation));
        if (!invocation.lost()) {
            tally.judged();
            tally.violated(minute, inspector.judged(invocation));
        }
    }

    /** Stops that the price has jumped over, by ten basis points or more. */
    private void countGaps() {
        List<Fill> fills = world.exchange.fills();
        if (fills.size() > fillsSeen) {
            Map<Long, OrderView> orders =
                    world.exchange.orders().stream().collect(Collectors.toMap(OrderView::id, Function.identity()));
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

    /** A pause that could not be stored is known to one process alone, and to nobody who looks into the store. */
    private void keptInMemory(boolean limited) {
        Instant then = world.clock.instant().plus(MAX_ESTIMATED_BAN);
        settled = limited && then.isAfter(settled) ? then : settled;
    }

    private static boolean refusedOrStopped(PendingFaults troubles) {
        return struck(troubles, "-2010") || struck(troubles, "-1013") || struck(troubles, "stopped by hand");
    }

    private static boolean struck(PendingFaults troubles, String name) {
        return troubles.struck().stream().anyMatch(fault -> fault.name().startsWith(name));
    }

    private void remember(List<PortCallFault> struck, boolean failed) {
        Instant now = world.clock.instant();
        boolean lost = failed || struck.stream().anyMatch(fault -> fault.impact() == Impact.LOST);
        if (lost) {
            lastLost = now;
        }
        Duration longest = struck.stream()
                .map(PortCallFault::settles)
                .max(Duration::compareTo)
                .orElse(failed ? ProcessFaults.UNDER_WAY : Duration.ZERO);
        Instant then = now.plus(failed && longest.isZero() ? ProcessFaults.UNDER_WAY : longest);
        settled = then.isAfter(settled) ? then : settled;
    }

    /** Whether reads that are behind hide something at the venue that no acknowledgement has shown. */
    private boolean isHidden(Instant began, boolean staleRead) {
        Instant just = staleRead ? began.minus(VenueFaults.JUST_NOW) : Instant.MAX;
        Instant since = weather.lateReads().hiddenSince().isBefore(just)
                ? weather.lateReads().hiddenSince()
                : just;
        return !since.equals(Instant.MAX)
                && (!since.isAfter(lastLost)
                        || !since.isAfter(weather.lastForeign())
                        || lastFillBefore(began) >= since.toEpochMilli());
    }

    private long lastFillBefore(Instant began) {
        return world.exchange.fills().stream()
                .mapToLong(Fill::time)
                .filter(time -> time < began.toEpochMilli())
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** After an undisturbed minute: the same invocation once more writes nothing and sends nothing. */
    void twice(int minute) {
        int orders = world.exchange.orders().size();
        world.effects.calm();
        try {
            JsonNode answer = world.call(process, "{}");
            boolean changed =
                    world.effects.writes() > 0 || world.exchange.orders().size() != orders;
            tally.violated(
                    minute,
                    changed
                            ? List.of(new Violation(
                                    Invariant.TWICE_IS_ONCE,
                                    "account",
                                    world.effects.writes() + " writes of a second invocation: " + answer))
                            : List.of());
        } catch (RuntimeException failed) {
            tally.violated(
                    minute, List.of(new Violation(Invariant.SUCCEEDS, "account", String.valueOf(failed.getMessage()))));
        }
        world.wire.takeWeight();
    }
}
