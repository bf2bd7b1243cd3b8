package dev.scalpel.training.score;

import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.learning.score.ShadowTrades;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import dev.scalpel.training.optimiser.Point;
import dev.scalpel.training.optimiser.SearchSpace;
import dev.scalpel.training.tuning.TrainingWindow;
import dev.scalpel.training.tuning.TrialRunner;
import java.util.List;
import java.util.Set;

/**
 * Trades issued scores under a recipe, block after block, at the account's costs. The scores of a horizon are the same for all
 * recipes; thresholds, slopes and variances are those of the recipe's own shadow trades before each day.
 */
public final class ScoreTrials implements TrialRunner {

    private final ScoreWalk walk;
    private final TrainingWindow window;
    private final SimulationSettings settings;
    private final Costs costs;
    private final Set<PositionSide> sides;

    public ScoreTrials(ScoreWalk walk, TrainingWindow window, SimulationSettings settings, Set<PositionSide> sides) {
        this.walk = walk;
        this.window = window;
        this.settings = settings;
        this.costs = settings.decisionCosts();
        this.sides = Set.copyOf(sides);
    }

    /** A recipe's shadow trades and what they calibrate. */
    public record Traded(ScoreRecipe recipe, ShadowTrades shadow, ScoreColumns columns) {}

    public Traded traded(ScoreRecipe recipe) {
        ShadowTrades shadow = ShadowTrades.of(
                walk.scores(List.of(recipe.horizonMinutes())), recipe.tactics(), sides, settings.costs());
        return new Traded(recipe, shadow, shadow.columns());
    }

    /** The result of a block. */
    public BlockReplay trade(Traded traded, TimeBlock block) {
        BarSeries bars = walk.bars();
        int from = bars.firstRowFrom(block.from());
        int to = bars.firstRowFrom(block.to());
        ScoreColumns columns = traded.columns().between(from, to);
        BarSeries inside = bars.slice(from, to);
        ScoreRule rule = new ScoreRule(columns, traded.recipe().tactics(), costs, sides);
        return BlockReplay.replay(inside, block, rule, trade -> predictedNet(trade, inside, columns), settings);
    }

    private double predictedNet(Trade trade, BarSeries bars, ScoreColumns columns) {
        return columns.expectedGross(bars.rowOf(trade.position().decisionTime())) - costs.roundTrip();
    }

    @Override
    public int folds() {
        return window.folds().size();
    }

    @Override
    public Run start(Point point) {
        Traded traded = traded(ScoreRecipe.of(point));
        return new Run() {

            private int next;

            @Override
            public BlockReplay nextFold() {
                return trade(traded, window.folds().get(next++));
            }

            @Override
            public void finished(double sum) {
                // A recipe is traded again from its scores: nothing is worth keeping.
            }
        };
    }

    @Override
    public List<Point> firstPoints(SearchSpace space) {
        return ScoreRecipe.firstPoints();
    }
}
