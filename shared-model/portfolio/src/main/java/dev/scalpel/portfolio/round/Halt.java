package dev.scalpel.portfolio.round;

import dev.scalpel.portfolio.state.CloseRefusals;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.signals.Outcome;
import java.util.Optional;

/** What a person, or a limit in their place, does to a whole portfolio. Pure. */
public final class Halt {

    private Halt() {}

    /**
     * Nothing is opened and everything is closed, until a person resumes.
     *
     * @param minute since the epoch, which the closing orders are named by
     */
    public static PortfolioState apply(PortfolioState state, String reason, long minute) {
        return state.halted().isPresent()
                ? state
                : retried(state.withHalt(Optional.of(reason))).inRound(minute);
    }

    /** Nothing is opened and nothing is trimmed, until a person resumes; closes and stops go on. */
    public static PortfolioState pause(PortfolioState state, String reason) {
        return state.paused().isPresent() ? state : state.withPause(Optional.of(reason));
    }

    /**
     * Ends a halt and a pause, and accepts the drawdown: it is measured from the present value at cost again. Strategies stay flat
     * until their next signal.
     */
    public static PortfolioState resume(PortfolioState state) {
        return retried(state)
                .withHalt(Optional.empty())
                .withPause(Optional.empty())
                .withDay(state.day().withPeak(state.books().valueAtCost()));
    }

    /** A person has looked at it: what the venue has refused to close is tried again at once. */
    private static PortfolioState retried(PortfolioState state) {
        PortfolioState after = state;
        for (String name : state.strategies().keySet()) {
            after = after.withStrategy(name, known -> known.withRefusedCloses(CloseRefusals.NONE));
        }
        return after;
    }

    /**
     * What a strategy holds is closed, and stays closed until its next signal.
     *
     * @param minute since the epoch, which the closing orders are named by
     */
    public static PortfolioState close(PortfolioState state, String strategy, long minute, long now) {
        StrategyState known = state.strategy(strategy);
        if (state.books().holding(strategy).isEmpty() && known.pending().isEmpty()) {
            return state;
        }
        PortfolioState logged = known.pending()
                .map(by -> state.withOutcome(SignalOutcome.of(by, strategy, Outcome.SUPERSEDED, Optional.empty(), now)))
                .orElse(state);
        return logged.withStrategy(strategy, before -> before.settled().flat().withRefusedCloses(CloseRefusals.NONE))
                .inRound(minute);
    }
}
