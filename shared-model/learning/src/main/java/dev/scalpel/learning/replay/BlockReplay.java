package dev.scalpel.learning.replay;

import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.decision.PredictionRule;
import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.promotion.HourlyReturns;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of simulating one block.
 *
 * @param hourly net return of each hour of the block
 * @param trades closed in it
 * @param delayedNet net return of the block when every entry comes one bar later
 * @param promised sum over the trades of the predicted net return, calibrated
 * @param realised sum over the same trades of the net return
 */
public record BlockReplay(List<Double> hourly, int trades, double delayedNet, double promised, double realised) {

    /** Weight of variance against mean: an hourly return of ±1 % costs 0.05 %. */
    private static final double RISK_AVERSION = 10;

    public BlockReplay {
        hourly = List.copyOf(hourly);
    }

    /** Replays predictions, one per row of the block's bars, under these tactics. */
    public static BlockReplay replay(
            BarSeries bars,
            TimeBlock block,
            Predictions predictions,
            BracketTactics tactics,
            BracketGrid grid,
            SimulationSettings settings) {
        return replay(bars, block, predictions, PredictionRule.RowTactics.always(tactics), grid, settings);
    }

    /** The same under tactics that may change from row to row. */
    public static BlockReplay replay(
            BarSeries bars,
            TimeBlock block,
            Predictions predictions,
            PredictionRule.RowTactics tactics,
            BracketGrid grid,
            SimulationSettings settings) {
        PredictionRule rule = new PredictionRule(predictions, tactics, grid);
        SimulationResult result = run(bars, rule, settings);
        double promised = 0;
        double realised = 0;
        for (Trade trade : result.trades()) {
            promised += predictions.predictedNet(bars.rowOf(trade.position().decisionTime()));
            realised += trade.netReturn();
        }
        return new BlockReplay(
                hourly(result, block),
                result.trades().size(),
                run(bars, rule, settings.withEntryDelay(1)).netReturn(),
                promised,
                realised);
    }

    /** Hourly returns of any rule, whose rows count from the block's first bar. */
    public static HourlyReturns hours(BarSeries bars, TimeBlock block, DecisionRule rule, SimulationSettings settings) {
        return new BlockReplay(hourly(run(bars, rule, settings), block), 0, 0, 0, 0).returnsIn(block);
    }

    /** No trade in any hour. */
    public static BlockReplay flat(TimeBlock block) {
        return new BlockReplay(hourlyOf(new double[block.hours()]), 0, 0, 0, 0);
    }

    /** This block and the one directly after it, which started from flat again. */
    public BlockReplay append(BlockReplay later) {
        List<Double> all = new ArrayList<>(hourly);
        all.addAll(later.hourly);
        return new BlockReplay(
                all,
                trades + later.trades,
                (1 + delayedNet) * (1 + later.delayedNet) - 1,
                promised + later.promised,
                realised + later.realised);
    }

    /** Mean log return per day less a penalty for variance: the measure by which recipes are compared. */
    public double utilityPerDay() {
        double utility = 0;
        for (double value : hourly) {
            utility += StrictMath.log1p(value) - RISK_AVERSION / 2 * value * value;
        }
        return utility / hourly.size() * 24;
    }

    public double net() {
        double growth = 1;
        for (double value : hourly) {
            growth *= 1 + value;
        }
        return growth - 1;
    }

    /** The hourly returns with their times, as the gate needs them. */
    public HourlyReturns returnsIn(TimeBlock block) {
        long[] hours = new long[hourly.size()];
        double[] returns = new double[hours.length];
        for (int i = 0; i < hours.length; i++) {
            hours[i] = block.from() + i * HourlyReturns.HOUR_MILLIS;
            returns[i] = hourly.get(i);
        }
        return HourlyReturns.of(hours, returns);
    }

    /** Change of equity between the ends of the hours. */
    static List<Double> hourly(SimulationResult result, TimeBlock block) {
        double[] returns = new double[block.hours()];
        double before = result.startEquity();
        int point = 0;
        for (int hour = 0; hour < returns.length; hour++) {
            long end = block.from() + (hour + 1) * HourlyReturns.HOUR_MILLIS;
            double after = before;
            while (point < result.points() && result.timeAt(point) < end) {
                after = result.equityAt(point++);
            }
            returns[hour] = after / before - 1;
            before = after;
        }
        return hourlyOf(returns);
    }

    private static List<Double> hourlyOf(double[] returns) {
        List<Double> list = new ArrayList<>(returns.length);
        for (double value : returns) {
            list.add(value);
        }
        return list;
    }

    static SimulationResult run(BarSeries bars, DecisionRule rule, SimulationSettings settings) {
        return BatchSimulator.run(bars, rule, settings, settings.capital());
    }
}
