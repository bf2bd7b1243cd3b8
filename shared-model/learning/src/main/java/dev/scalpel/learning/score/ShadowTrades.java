package dev.scalpel.learning.score;

import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.model.score.ScoreRule;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.instrument.EntryWindow;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What tactics would have traded on issued scores where trading is free and nothing but the instrument's hours limits it; and, from the trades that had
 * ended before each day, how much gross return a score had been worth.
 */
public final class ShadowTrades {

    private static final double MINUTES_PER_HOUR = 60;
    private static final double EQUITY = 1_000_000;

    private final IssuedScores issued;
    private final ScoreTactics tactics;
    private final double[] thresholds;
    private final List<Trade> trades;

    private ShadowTrades(IssuedScores issued, ScoreTactics tactics, double[] thresholds, List<Trade> trades) {
        this.issued = issued;
        this.tactics = tactics;
        this.thresholds = thresholds;
        this.trades = trades;
    }

    /** Of an instrument without funding and margin. */
    public static ShadowTrades of(IssuedScores issued, ScoreTactics tactics, Set<PositionSide> sides) {
        return of(issued, tactics, sides, Costs.FREE);
    }

    /**
     * @param sides that may be traded
     * @param costs of which only those of holding are paid
     */
    public static ShadowTrades of(IssuedScores issued, ScoreTactics tactics, Set<PositionSide> sides, Costs costs) {
        Costs holding = costs.ofHolding();
        double[] thresholds = issued.thresholds(tactics.quantile());
        double[] unknown = new double[thresholds.length];
        Arrays.fill(unknown, Double.NaN);
        ScoreRule rule = new ScoreRule(columns(issued, thresholds, unknown, unknown), tactics, holding, sides);
        List<Trade> trades = BatchSimulator.run(
                        issued.bars(),
                        rule,
                        SimulationSettings.of(holding).withEntryWindow(EntryWindow.of(issued.session())),
                        EQUITY)
                .trades();
        return new ShadowTrades(issued, tactics, thresholds, trades);
    }

    /** In order of time. */
    public List<Trade> trades() {
        return trades;
    }

    public ScoreTactics tactics() {
        return tactics;
    }

    /** What a model is frozen with at the start of this day, by its days since the epoch. */
    public ScoreModel.Frozen frozen(long epochDay) {
        return calibrated(issued.threshold(epochDay, tactics.quantile()), epochDay * DayRows.DAY_MILLIS);
    }

    /** Scores, thresholds, slopes and variances of all rows, to trade them at costs. */
    public ScoreColumns columns() {
        DayRows days = issued.days();
        double[] slope = new double[days.days()];
        double[] variance = new double[days.days()];
        for (int day = 0; day < slope.length; day++) {
            ScoreModel.Frozen frozen = calibrated(thresholds[day], days.start(day));
            slope[day] = frozen.slope();
            variance[day] = frozen.variance();
        }
        return columns(issued, thresholds, slope, variance);
    }

    private static ScoreColumns columns(IssuedScores issued, double[] thresholds, double[] slope, double[] variance) {
        return new ScoreColumns(issued.scores(), issued.sigmas(), issued.days().begins(), thresholds, slope, variance);
    }

    /** Through the origin, over the trades that ended within the calibration's days before this time. */
    private ScoreModel.Frozen calibrated(double threshold, long time) {
        long from = Minutes.plus(time, -issued.procedure().calibrationDays() * Minutes.PER_DAY);
        double products = 0;
        double squares = 0;
        double risks = 0;
        int count = 0;
        for (int i = firstEndingFrom(from); i < trades.size() && trades.get(i).exitTime() < time; i++) {
            Trade trade = trades.get(i);
            double gross = GrossReturn.ofFree(trade).gross();
            double score = Math.abs(((ByScore) trade.position().basis()).score());
            double sigma = trade.position().volatility();
            products += gross * score;
            squares += score * score;
            risks += gross * gross / (MINUTES_PER_HOUR * sigma * sigma);
            count++;
        }
        return count == 0 || squares == 0
                ? new ScoreModel.Frozen(threshold, Double.NaN, Double.NaN)
                : new ScoreModel.Frozen(threshold, products / squares, risks / count);
    }

    private int firstEndingFrom(long time) {
        int low = 0;
        int high = trades.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trades.get(middle).exitTime() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
