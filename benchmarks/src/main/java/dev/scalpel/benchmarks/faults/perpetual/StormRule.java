package dev.scalpel.benchmarks.faults.perpetual;

import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.market.Minutes;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.EntryBasis.ByRule;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.PositionSide;
import java.util.Map;
import java.util.SplittableRandom;

/** A rule that enters on half of the bars, on a side that depends on the bar alone. */
record StormRule(long seed) implements DecisionSource {

    private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 1, 480, 0);

    @Override
    public StrategyId strategy() {
        return new StrategyId("storm", Origin.RULE);
    }

    @Override
    public DecisionTrace decide(SymbolContext context, AccountView account) {
        SplittableRandom random = new SplittableRandom(seed + context.market().newest() / Minutes.MILLIS);
        boolean enters = random.nextBoolean();
        PositionSide side = random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
        Distances distances = new Distances(side, 0.003, 0.004, 8, 0.0005);
        return DecisionTrace.withoutModel(
                enters
                        ? new Decision.Enter(
                                new ByRule("storm", "coin", distances), 0.4, Double.NaN, Double.NaN, TACTICS)
                        : Decision.StandAside.noSignal(),
                Map.of());
    }
}
