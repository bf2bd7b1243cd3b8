package dev.scalpel.benchmarks.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.LabelOutcome;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Labels the straightforward way: for each bracket, for each bar, look ahead until it ends. */
final class NaiveBracketLabels {

    /** One bracket's labels by row. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    record Labels(double[] netReturns, LabelOutcome[] outcomes) {}

    private NaiveBracketLabels() {}

    static List<Labels> run(BarSeries bars, double[] sigma, BracketGrid grid, Costs costs) {
        int rows = bars.size();
        long[] time = new long[rows];
        double[] open = new double[rows];
        double[] high = new double[rows];
        double[] low = new double[rows];
        for (int row = 0; row < rows; row++) {
            time[row] = bars.openTime(row);
            open[row] = bars.open(row);
            high[row] = bars.high(row);
            low[row] = bars.low(row);
        }
        List<Labels> all = new ArrayList<>();
        for (Bracket bracket : grid.brackets()) {
            all.add(label(bracket, costs, sigma, time, open, high, low));
        }
        return all;
    }

    private static Labels label(
            Bracket bracket, Costs costs, double[] sigma, long[] time, double[] open, double[] high, double[] low) {
        int rows = time.length;
        int sign = bracket.side().sign();
        boolean isLong = bracket.side() == PositionSide.LONG;
        double slip = costs.worsening(0);
        double[] nets = new double[rows];
        LabelOutcome[] outcomes = new LabelOutcome[rows];
        Arrays.fill(nets, Double.NaN);
        for (int row = 0; row < rows; row++) {
            if (!(sigma[row] > 0 && sigma[row] < 1)) {
                outcomes[row] = LabelOutcome.NO_SIGMA;
                continue;
            }
            if (row + 1 == rows || time[row + 1] != time[row] + Minutes.MILLIS) {
                outcomes[row] = LabelOutcome.NO_ENTRY;
                continue;
            }
            double entry = open[row + 1] * (1 + sign * slip);
            double stop = entry * (1 - sign * (bracket.stopSigmas() * sigma[row]));
            double target = entry * (1 + sign * (bracket.targetSigmas() * sigma[row]));
            long deadline = Minutes.plus(time[row + 1], bracket.holdMinutes());
            outcomes[row] = LabelOutcome.OPEN_AT_END;
            for (int at = row + 1; at < rows; at++) {
                double exit;
                ExitReason reason;
                if (time[at] >= deadline) {
                    outcomes[row] = LabelOutcome.TIME_LIMIT;
                    reason = ExitReason.TIME_LIMIT;
                    exit = open[at] * (1 - sign * slip);
                } else if (isLong ? low[at] <= stop : high[at] >= stop) {
                    outcomes[row] = LabelOutcome.STOP;
                    reason = ExitReason.STOP;
                    double reached = isLong ? Math.min(stop, open[at]) : Math.max(stop, open[at]);
                    boolean close = bracket.stopSigmas() * sigma[row] <= 3 * sigma[row];
                    exit = reached * (1 - sign * (close ? Math.max(slip, 0.25 * sigma[row]) : slip));
                } else if (isLong ? high[at] >= target : low[at] <= target) {
                    outcomes[row] = LabelOutcome.TARGET;
                    reason = ExitReason.TARGET;
                    exit = target;
                } else {
                    continue;
                }
                nets[row] = costs.netReturn(bracket.side(), entry, exit, time[row + 1], time[at], reason);
                break;
            }
        }
        return new Labels(nets, outcomes);
    }
}
