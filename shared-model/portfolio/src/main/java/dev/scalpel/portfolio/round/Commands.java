package dev.scalpel.portfolio.round;

import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.signals.Outcome;
import java.util.Optional;

/** What a person may request of a portfolio besides a halt. Pure: each is written by compare-and-set like any step. */
public final class Commands {

    private Commands() {}

    /** Nothing is opened until a person resumes; what is held is kept and protected, and signals still close it. */
    public static PortfolioState pause(PortfolioState state, String reason) {
        return state.paused().isPresent() ? state : state.withPause(Optional.of(reason));
    }

    /** Entries may be made again; the drawdown is measured from here. Strategies stay as they are until their next signal. */
    public static PortfolioState resume(PortfolioState state) {
        return state.halted().isEmpty() && state.paused().isEmpty() ? state : Halt.resume(state);
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
                .map(signal -> state.withOutcome(new SignalOutcome(signal.id(), strategy, Outcome.SUPERSEDED, now)))
                .orElse(state);
        return logged.withStrategy(strategy, before -> before.settled().flat()).inRound(minute);
    }
}
