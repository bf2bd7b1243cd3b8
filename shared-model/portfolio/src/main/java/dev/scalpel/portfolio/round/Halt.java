package dev.scalpel.portfolio.round;

import dev.scalpel.portfolio.state.PortfolioState;
import java.util.Optional;

/** Nothing is opened and everything is closed, until a person resumes. */
public final class Halt {

    private Halt() {}

    /** @param minute since the epoch, which the closing orders are named by */
    public static PortfolioState apply(PortfolioState state, String reason, long minute) {
        return state.halted().isPresent()
                ? state
                : state.withHalt(Optional.of(reason)).inRound(minute);
    }

    /** Strategies stay flat until their next signal. */
    public static PortfolioState resume(PortfolioState state) {
        return state.withHalt(Optional.empty());
    }
}
