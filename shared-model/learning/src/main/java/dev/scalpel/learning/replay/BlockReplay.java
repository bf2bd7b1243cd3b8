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
import dev.scalpel.trading.Tactics;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * What the simulator made of a block.
 *
 * @param hourly net return of each hour of the block
 * @param trades closed in it
 * @param delayedNet net return of the block when every entry comes one bar later
 * @param promised sum over the trades of the calibrated net return
 * @param realised sum over the same trades of the net return
 */
public record BlockReplay(List<Double> hourly, int trades, double delayedNet, double promised, double realised) {

    /** By how much a swing of the hourly return is worse than its mean is good: an hour's 1 % costs 0.05 %. */
    private static final double RISK_AVERSION = 10;

    public BlockReplay {
        hourly = List.copyOf(hourly);
    }

    /** Replays outlooks, one a row of the block's bars, under these tactics. */
    public static BlockReplay replay(
            BarSeries bars,
            TimeBlock block,
            Predictions outlooks,
            Tactics tactics,
            BracketGrid grid,
            SimulationSettings settings) {
        return replay(bars, block, outlooks, PredictionRule.RowTactics.always(tactics), grid, settings);
    }

    /** The same under tactics that may change from row to row. */
    public static BlockReplay replay(
            BarSeries bars,
            TimeBlock block,
            Predictions outlooks,
            PredictionRule.RowTactics tactics,
            BracketGrid grid,
            SimulationSettings settings) {
        PredictionRule rule = new PredictionRule(outlooks, tactics, grid);
        SimulationResult result = run(bars, rule, settings);
        double promised = 0;
        double realised = 0;
        for (Trade trade : result.trades()) {
            promised += outlooks.predictedNet(bars.rowOf(trade.position().decisionTime()));
            realised += trade.netReturn();
        }
        return new BlockReplay(
                hourly(result, block),
                result.trades().size(),
                run(bars, rule, settings.withEntryDelay(1)).netReturn(),
                promised,
                realised);
    }

    /** The hours of any rule; its rows count from the block's first bar. */
    public static HourlyReturns hours(BarSeries bars, TimeBlock block, DecisionRule rule, SimulationSettings settings) {
        return new BlockReplay(hourly(run(bars, rule, settings), block), 0, 0, 0, 0).in(block);
    }

    /** Flat from the first hour to the last. */
    public static BlockReplay nothing(TimeBlock block) {
        return new BlockReplay(hourlyOf(new double[block.hours()]), 0, 0, 0, 0);
    }

    /** This block and the one right behind it, which was traded from flat again. */
    public BlockReplay join(BlockReplay later) {
        List<Double> all = new ArrayList<>(hourly);
        all.addAll(later.hourly);
        return new BlockReplay(
                all,
                trades + later.trades,
                (1 + delayedNet) * (1 + later.delayedNet) - 1,
                promised + later.promised,
                realised + later.realised);
    }

    /** Net gain a day, less what its swings are held to cost: what a recipe is judged by. */
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

    /** The hours as the gate takes them. */
    public HourlyReturns in(TimeBlock block) {
        long[] hours = new long[hourly.size()];
        double[] returns = new double[hours.length];
        for (int i = 0; i < hours.length; i++) {
            hours[i] = block.from() + i * HourlyReturns.HOUR_MILLIS;
            returns[i] = hourly.get(i);
        }
        return HourlyReturns.of(hours, returns);
    }

    /** Equity from hour's end to hour's end. */
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
