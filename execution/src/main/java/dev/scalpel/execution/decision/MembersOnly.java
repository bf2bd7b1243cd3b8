package dev.scalpel.execution.decision;

import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.market.Symbol;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.StandAsideReason;
import java.util.Set;

/**
 * Opens nothing in symbols that have left the universe.
 *
 * @param decisions on all others
 */
public record MembersOnly(DecisionSource decisions, Set<Symbol> leaving) implements DecisionSource {

    @Override
    public StrategyId strategy() {
        return decisions.strategy();
    }

    @Override
    public DecisionTrace decide(SymbolContext context, AccountView account) {
        return leaving.contains(context.symbol())
                ? DecisionTrace.of(StandAsideReason.LEFT_UNIVERSE, "")
                : decisions.decide(context, account);
    }
}
