package dev.scalpel.portfolio.round;

import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.signals.TargetState;
import dev.scalpel.strategy.Strategy;
import java.util.Collection;

/**
 * Takes the targets of models and rules into the state. Only a target that differs from the strategy's target state changes
 * anything: a minute that confirms what is held writes nothing, and an entry that was given up is not tried again until the
 * target has changed.
 */
public final class ModelClaim {

    private ModelClaim() {}

    /**
     * @param targets at most one per strategy
     * @param now epoch milliseconds
     * @return the same state if nothing changes
     */
    public static PortfolioState apply(
            PortfolioState state, Collection<ModelTarget> targets, Collection<Strategy> strategies, long now) {
        PortfolioState after = state;
        for (ModelTarget target : targets) {
            if (moves(after, target, strategies)) {
                after = wanted(after, target, now);
            }
        }
        return after.equals(state) ? state : after.inRound(Math.floorDiv(now, Minutes.MILLIS));
    }

    private static boolean moves(PortfolioState state, ModelTarget target, Collection<Strategy> strategies) {
        StrategyState known = state.strategy(target.strategy());
        boolean newer = known.mark()
                .map(mark -> mark.time().isBefore(target.mark().time()))
                .orElse(true);
        boolean opens = target.target() != TargetState.FLAT;
        boolean forbidden = state.halted().isPresent() || state.paused().isPresent() || !isEnabled(target, strategies);
        return newer && known.target() != target.target() && !(opens && forbidden && !closes(state, target));
    }

    /** Whether what is held is on the other side: that is closed even where the entry is forbidden. */
    private static boolean closes(PortfolioState state, ModelTarget target) {
        return state.books().holding(target.strategy()).isPresent();
    }

    private static boolean isEnabled(ModelTarget target, Collection<Strategy> strategies) {
        return strategies.stream().anyMatch(each -> each.name().equals(target.strategy()) && each.isEnabled());
    }

    private static PortfolioState wanted(PortfolioState state, ModelTarget target, long now) {
        return SignalClaim.superseded(state, target.strategy(), now)
                .withStrategy(
                        target.strategy(),
                        known -> known.wanting(
                                target.target(), target.ref(), target.mark(), target.size(), target.basis()));
    }
}
