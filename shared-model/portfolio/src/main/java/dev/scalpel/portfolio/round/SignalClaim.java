package dev.scalpel.portfolio.round;

import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.filter.EntryOpinion;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.portfolio.state.SignalRef;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.DueSignals;
import dev.scalpel.signals.slot.HandledMark;
import dev.scalpel.strategy.Strategy;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Takes the signals that are due into the state: target states, ids, places in the sequence, and outcomes so far. A signal whose entry
 * {@linkplain EntryOpinion.Waiting waits} leaves none of these and is due again in the next run, until it is judged, replaced or too old.
 */
public final class SignalClaim {

    private static final long MILLIS_PER_MINUTE = 60_000;

    private SignalClaim() {}

    /** Of strategies without a filter. */
    public static PortfolioState apply(
            PortfolioState state, DueSignals due, Collection<Strategy> strategies, long now) {
        return apply(state, due, strategies, signal -> EntryOpinion.Allowed.WHOLE, now);
    }

    /**
     * @param due by this state's handled ids and marks
     * @param opinions of an entry that a signal asks for; asked for those alone that would move their strategy
     * @param now epoch milliseconds
     * @return the same state if nothing is due, or what is due waits
     */
    public static PortfolioState apply(
            PortfolioState state,
            DueSignals due,
            Collection<Strategy> strategies,
            Function<Signal, EntryOpinion> opinions,
            long now) {
        if (due.isEmpty()) {
            return state;
        }
        PortfolioState after = state;
        for (DueSignals.Ended ended : due.ended()) {
            after = ended(after, ended.signal(), ended.outcome(), now);
        }
        boolean moves = false;
        for (Signal signal : new TreeMap<>(due.counting()).values()) {
            Optional<Outcome> none = unmoved(after, signal, strategies);
            if (none.isPresent()) {
                after = ended(after, signal, none.get(), now);
                continue;
            }
            EntryOpinion opinion =
                    signal.target() == TargetState.FLAT ? EntryOpinion.Allowed.WHOLE : opinions.apply(signal);
            if (opinion instanceof EntryOpinion.Judged judged) {
                after = moved(after, signal, judged, now);
                moves = true;
            } else if (hasOtherSide(after, signal)) {
                after = flat(after, signal.strategy(), now);
                moves = true;
            }
        }
        return moves ? after.inRound(Math.floorDiv(now, MILLIS_PER_MINUTE)) : after;
    }

    /** Why a signal that counts moves nothing; empty if it does. */
    private static Optional<Outcome> unmoved(PortfolioState state, Signal signal, Collection<Strategy> strategies) {
        StrategyState before = state.strategy(signal.strategy());
        boolean atRest = before.pending().isEmpty() && before.work().isEmpty();
        Optional<Holding> held = state.books().holding(signal.strategy());
        if (state.halted().isPresent()) {
            return Optional.of(Outcome.HALTED);
        }
        if (atRest && held.map(Holding::side).equals(signal.target().side())) {
            return Optional.of(signal.target() == TargetState.FLAT ? Outcome.NOT_HELD : Outcome.ALREADY);
        }
        if (before.pending().isPresent() && before.target() == signal.target()) {
            return Optional.of(Outcome.ALREADY);
        }
        boolean disabled =
                strategies.stream().noneMatch(each -> each.name().equals(signal.strategy()) && each.isEnabled());
        return Optional.of(Outcome.DISABLED).filter(outcome -> disabled && signal.target() != TargetState.FLAT);
    }

    private static PortfolioState moved(PortfolioState state, Signal signal, EntryOpinion.Judged opinion, long now) {
        return opinion instanceof EntryOpinion.Allowed allowed
                ? wanted(state, signal, allowed, now)
                : vetoed(state, signal, (EntryOpinion.Vetoed) opinion, now);
    }

    /**
     * Whether a strategy holds, or is about to open, the other side than its waiting signal asks for. That ends whatever is said of the
     * entry, so it does not wait: the signal may become too old meanwhile. Once it has ended, the target is flat.
     */
    private static boolean hasOtherSide(PortfolioState state, Signal waiting) {
        TargetState target = state.strategy(waiting.strategy()).target();
        return target != TargetState.FLAT && target != waiting.target();
    }

    /** What the strategy holds is closed, and the signal that it was following is replaced. */
    private static PortfolioState flat(PortfolioState state, String strategy, long now) {
        return superseded(state, strategy, now)
                .withStrategy(strategy, known -> known.settled().flat());
    }

    /** An entry that is not confirmed leaves the strategy flat: what it holds on the other side is closed all the same. */
    private static PortfolioState vetoed(PortfolioState state, Signal signal, EntryOpinion.Vetoed vetoed, long now) {
        SignalRef by = SignalRef.of(signal).noted(vetoed.note());
        return flat(state, signal.strategy(), now)
                .withHandled(signal.id())
                .withStrategy(signal.strategy(), known -> known.handled(HandledMark.of(signal)))
                .withOutcome(
                        SignalOutcome.of(by, signal.strategy(), Outcome.CONFIRM, Optional.of(vetoed.reason()), now));
    }

    private static PortfolioState wanted(PortfolioState state, Signal signal, EntryOpinion.Allowed allowed, long now) {
        SignalRef by = SignalRef.of(signal).noted(allowed.note());
        return superseded(state, signal.strategy(), now)
                .withHandled(signal.id())
                .withStrategy(signal.strategy(), known -> known.wanting(signal, by, allowed.size()));
    }

    /** The signal whose outcome is still open has been replaced. */
    static PortfolioState superseded(PortfolioState state, String strategy, long now) {
        return state.strategy(strategy)
                .pending()
                .map(before -> state.withOutcome(
                        SignalOutcome.of(before, strategy, Outcome.SUPERSEDED, Optional.empty(), now)))
                .orElse(state);
    }

    private static PortfolioState ended(PortfolioState state, Signal signal, Outcome outcome, long now) {
        return state.withHandled(signal.id())
                .withStrategy(signal.strategy(), known -> known.handled(HandledMark.of(signal)))
                .withOutcome(new SignalOutcome(signal.id(), signal.strategy(), outcome, now));
    }
}
