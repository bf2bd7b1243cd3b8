package dev.scalpel.portfolio.round;

import dev.scalpel.portfolio.filter.EntryOpinion;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.signals.Signal;
import java.time.Instant;
import java.util.List;

/**
 * What models and rules say of a portfolio's strategies. Both answers follow from the bars that have closed by then: the same in a
 * run, in a run that is repeated, and in a replay.
 */
public interface StrategyDecisions {

    /** No strategy follows a model or a rule, and nothing filters entries. */
    StrategyDecisions NONE = new StrategyDecisions() {
        @Override
        public List<ModelTarget> targets(PortfolioState state, Instant now) {
            return List.of();
        }

        @Override
        public EntryOpinion entry(Signal signal, Instant now) {
            return EntryOpinion.Allowed.WHOLE;
        }
    };

    /**
     * What the strategies without signals are to hold, as far as something new is known.
     *
     * @param state with all that is known of orders and holdings
     */
    List<ModelTarget> targets(PortfolioState state, Instant now);

    /** What is said of the entry that a signal asks for, or that it waits; for those alone that would move their strategy. */
    EntryOpinion entry(Signal signal, Instant now);
}
