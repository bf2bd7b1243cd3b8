package dev.scalpel.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import java.util.SplittableRandom;

/** Decides at random, but only from this bar's close and minute, the account and a seed: any order of calls agrees. */
record RandomRule(BarSeries bars, long seed, double eagerness) implements DecisionRule {

    private static final BracketGrid GRID = BracketGrid.bothSides();

    @Override
    public Decision decide(int row, AccountView account) {
        SplittableRandom random = new SplittableRandom(seed
                ^ bars.openTime(row)
                ^ Double.doubleToLongBits(bars.close(row))
                ^ Double.doubleToLongBits(account.equity()));
        if (random.nextDouble() >= eagerness) {
            return Decision.StandAside.noSignal();
        }
        Bracket bracket = GRID.bracket(random.nextInt(GRID.size()));
        BracketTactics tactics = new BracketTactics(0, 0, 1, 1, 1 + random.nextInt(20), random.nextInt(10));
        return Enter.byRule(
                "test", bracket, 0.0005 + 0.01 * random.nextDouble(), 0.05 + 0.9 * random.nextDouble(), tactics);
    }
}
