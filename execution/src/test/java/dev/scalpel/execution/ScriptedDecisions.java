package dev.scalpel.execution;

import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis;
import java.util.Map;

/** Replaces a feed of signals, or a rule: it enters after one bar, as the test says, and never again. */
record ScriptedDecisions(Origin origin, long bar, EntryBasis.Distances distances) implements DecisionSource {

    static final String STRATEGY = "trend";
    static final String SOURCE = "9f8e7d6c5b4a3210";

    private static final double SHARE = 0.5;
    private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 1, 480, 0);

    @Override
    public StrategyId strategy() {
        return new StrategyId(STRATEGY, origin);
    }

    EntryBasis basis() {
        return origin == Origin.SIGNAL
                ? new EntryBasis.BySignal(STRATEGY, SOURCE, distances)
                : new EntryBasis.ByRule(STRATEGY, SOURCE, distances);
    }

    /** The entry of the batch too. */
    Decision decision() {
        return new Decision.Enter(basis(), SHARE, Double.NaN, Double.NaN, TACTICS);
    }

    @Override
    public DecisionTrace decide(SymbolContext context, AccountView account) {
        if (context.market().newest() != bar) {
            return DecisionTrace.withoutModel(StandAside.noSignal(), Map.of());
        }
        DecisionTrace trace = DecisionTrace.withoutModel(decision(), Map.of("share", SHARE));
        return origin == Origin.SIGNAL ? trace.onSignal(SOURCE) : trace;
    }
}
