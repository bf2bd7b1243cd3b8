package dev.scalpel.monitoring.learning;

import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.TacticsPolicy.Action;
import dev.scalpel.model.decision.EntryRule;
import dev.scalpel.model.decision.Regimes;
import dev.scalpel.model.decision.Regimes.Regime;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.simulation.LabelMatrix;
import dev.scalpel.simulation.LabelOutcome;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.Trade;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of every action at every bar. Our orders are assumed not to move prices, so the outcome of each bracket
 * is known whether it was taken or not. Account limits are left to the simulation that judges the learned policy.
 */
public final class CounterfactualRewards {

    private static final int NO_REGIME = -1;
    /** Extra charge on losses for the drawdown they cause, as a share of the loss. */
    private static final double DRAWDOWN_CHARGE = 0.1;

    private final BarSeries bars;
    private final List<Action> actions;
    private final int[] regime;
    private final Outcome[][] outcomes;

    /**
     * @param reward log return less the drawdown charge; 0 without an entry
     * @param next row of the next decision; the number of rows when it is after the last one
     * @param known false when the bars end before the outcome
     */
    public record Outcome(double reward, int next, boolean enters, boolean known) {

        public static Outcome waiting(int row) {
            return new Outcome(0, row + 1, false, true);
        }
    }

    /** @param regime of each row; negative where no decision is possible */
    public CounterfactualRewards(BarSeries bars, List<Action> actions, int[] regime, Outcome[][] outcomes) {
        this.bars = bars;
        this.actions = actions;
        this.regime = regime;
        this.outcomes = outcomes;
    }

    static CounterfactualRewards of(ModelReplay replay, List<Action> actions, Regimes regimes) {
        int[] regime = regimes(replay, actions, regimes);
        Outcome[][] outcomes = new Outcome[actions.size()][];
        Map<Integer, LabelMatrix> labels = new HashMap<>();
        for (int action = 0; action < outcomes.length; action++) {
            outcomes[action] = outcomes(replay, actions.get(action), labels);
        }
        return new CounterfactualRewards(replay.bars(), actions, regime, outcomes);
    }

    /** The minutes between two decisions, gaps included. */
    public long minutes(int row, int next) {
        return next < rows() ? Minutes.between(bars.openTime(row), bars.openTime(next)) : next - row;
    }

    public int rows() {
        return regime.length;
    }

    public List<Action> actions() {
        return actions;
    }

    long openTime(int row) {
        return bars.openTime(row);
    }

    /** Whether the model had its features here, so that a decision was possible. */
    boolean decidable(int row) {
        return regime[row] != NO_REGIME;
    }

    /** The regime of a decidable row. */
    public int regime(int row) {
        return regime[row];
    }

    public Outcome outcome(int action, int row) {
        return outcomes[action][row];
    }

    /** The first decidable row from this one on, or the number of rows. */
    public int decidableFrom(int row) {
        int next = row;
        while (next < rows() && !decidable(next)) {
            next++;
        }
        return Math.min(next, rows());
    }

    private static Outcome[] outcomes(ModelReplay replay, Action action, Map<Integer, LabelMatrix> labels) {
        Outcome[] outcomes = new Outcome[replay.bars().size()];
        for (int row = 0; row < outcomes.length; row++) {
            outcomes[row] = Outcome.waiting(row);
        }
        if (action.tactics().isEmpty()) {
            return outcomes;
        }
        BracketTactics tactics = action.tactics().get();
        BracketGrid grid = replay.model().grid();
        int hold = Math.min(grid.holdMinutes(), tactics.holdMinutes());
        LabelMatrix matrix = labels.computeIfAbsent(hold, minutes -> labels(replay, minutes));
        Predictions predictions = replay.predictions();
        for (int row = 0; row < outcomes.length; row++) {
            if (predictions.available(row)
                    && EntryRule.decide(predictions.at(row), tactics, grid, ByModel.UNSTORED)
                            instanceof Decision.Enter enter) {
                outcomes[row] = outcome(replay, matrix, row, enter);
            }
        }
        return outcomes;
    }

    private static LabelMatrix labels(ModelReplay replay, int holdMinutes) {
        BracketGrid grid = replay.model().grid();
        double[] sigma = new double[replay.bars().size()];
        for (int row = 0; row < sigma.length; row++) {
            sigma[row] =
                    replay.predictions().available(row) ? replay.predictions().sigma(row) : Double.NaN;
        }
        return LabelMatrix.of(
                replay.bars(),
                sigma,
                new BracketGrid(grid.sides(), grid.stopSigmas(), grid.targetSigmas(), holdMinutes),
                replay.settings().decisionCosts(),
                replay.settings().ticks(),
                0,
                replay.settings().maker(),
                replay.settings().entryWindow());
    }

    private static Outcome outcome(ModelReplay replay, LabelMatrix labels, int row, Decision.Enter enter) {
        int bracket = replay.predictions().bracket(row);
        LabelOutcome ended = labels.outcome(row, bracket);
        if (ended == LabelOutcome.NO_ENTRY || ended == LabelOutcome.NOT_FILLED) {
            return Outcome.waiting(row);
        }
        if (!ended.isResolved()) {
            return new Outcome(0, replay.bars().size(), true, false);
        }
        double share = Math.min(
                enter.share(),
                Math.min(
                        replay.settings().allocation(),
                        replay.settings().limits().maxExposure()));
        long exit = labels.exitTime(row, bracket);
        long free =
                ended == LabelOutcome.STOP ? Minutes.plus(exit, enter.tactics().coolDownMinutes()) : exit;
        int next = Math.max(row + 1, replay.bars().firstRowFrom(free));
        return new Outcome(reward(share * labels.netReturn(row, bracket)), next, true, true);
    }

    private static double reward(double growth) {
        return StrictMath.log1p(growth) + DRAWDOWN_CHARGE * Math.min(0, growth);
    }

    /** Bad runs are those of the model's own tactics. */
    private static int[] regimes(ModelReplay replay, List<Action> actions, Regimes regimes) {
        BarSeries bars = replay.bars();
        List<Trade> trades =
                replay.trades(TacticsRule.fixed(actions.get(0).tactics().orElseThrow()));
        int column = replay.model().featureSet().columnOf(regimes.feature());
        int[] regime = new int[bars.size()];
        int losses = 0;
        long lastLoss = AccountView.NEVER;
        int closed = 0;
        for (int row = 0; row < regime.length; row++) {
            while (closed < trades.size() && trades.get(closed).exitTime() <= bars.openTime(row)) {
                Trade trade = trades.get(closed++);
                losses = trade.won() ? 0 : losses + 1;
                lastLoss = trade.won() ? lastLoss : trade.exitTime();
            }
            regime[row] = NO_REGIME;
            if (replay.predictions().available(row)) {
                Regime found = regimes.regimeOf(
                        replay.features(row)[column],
                        bars.openTime(row),
                        regimes.badRun(losses, lastLoss, bars.openTime(row)));
                regime[row] = regimes.number(found);
            }
        }
        return regime;
    }
}
