package dev.scalpel.venue.sample;

import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.market.Minutes;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.EntryBasis.Distances;
import java.util.Map;

/** A signal or a rule that enters on the first bar. */
record Scripted(Origin origin, Distances distances) implements DecisionSource {

    private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 1, 480, 0);

    @Override
    public StrategyId strategy() {
        return new StrategyId("trend", origin);
    }

    EntryBasis basis() {
        return origin == Origin.SIGNAL
                ? new EntryBasis.BySignal("trend", "9f8e7d6c5b4a3210", distances)
                : new EntryBasis.ByRule("trend", "cross", distances);
    }

    @Override
    public DecisionTrace decide(SymbolContext context, AccountView account) {
        boolean first = context.market().newest() == Minutes.plus(SampleMinutes.START.toEpochMilli(), -1);
        return DecisionTrace.withoutModel(
                first ? new Decision.Enter(basis(), 0.4, Double.NaN, Double.NaN, TACTICS) : StandAside.noSignal(),
                Map.of());
    }
}
