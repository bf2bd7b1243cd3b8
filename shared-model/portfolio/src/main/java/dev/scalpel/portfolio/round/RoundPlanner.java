package dev.scalpel.portfolio.round;

import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.state.PortfolioState;
import java.util.Map;
import java.util.Set;

/**
 * Plans the next step of a round: close, then trim, then open and protect; what limits forbid is neither opened nor trimmed for.
 *
 * <p>A strategy none of whose orders is in doubt is closed and protected whatever the orders of others do: what depends on a cancel of
 * its own waits for that, and for nothing else. So is one of whose orders only the list of executions is missing. Trims and entries share the account's cash: they begin when no order of any strategy is
 * in doubt, and their sizes follow from the fills of the phase before.
 */
public final class RoundPlanner {

    private RoundPlanner() {}

    /**
     * @param markets of every strategy that holds something or is to hold something
     * @param now on the venue's clock, epoch milliseconds
     */
    public static RoundStep next(
            PortfolioState state, RoundTerms terms, Map<String, StrategyMarket> markets, long now) {
        return next(state, terms, markets, Set.of(), now);
    }

    /** @param withheld strategies that open nothing yet: something about them is not confirmed */
    public static RoundStep next(
            PortfolioState state,
            RoundTerms terms,
            Map<String, StrategyMarket> markets,
            Set<String> withheld,
            long now) {
        StepBuilder step = new StepBuilder(state, terms, markets, withheld, now);
        SettlePhase.plan(step);
        ClosePhase.plan(step);
        ReportedPhase.plan(step);
        boolean inDoubt = state.isAmbiguous();
        if (!inDoubt && step.isEmpty()) {
            LimitPhase.plan(step);
            TrimPhase.plan(step);
        }
        if (step.isEmpty()) {
            if (!inDoubt) {
                OpenPhase.plan(step);
            }
            ProtectPhase.plan(step);
        }
        return step.build();
    }
}
