package dev.scalpel.learning.score;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.instrument.OpenMinutes;
import java.util.List;

/**
 * What happened after a minute: the return from the next open over each horizon, in units of σ√h, clipped. No position is held
 * while the market is closed, so nothing is learned of a horizon that reaches beyond the end of trading.
 */
final class ScoreLabels {

    private final BarSeries bars;
    private final double[] sigma;
    private final int[] horizons;
    private final double[] scales;
    private final double clip;
    private final OpenMinutes market;

    ScoreLabels(BarSeries bars, double[] sigma, List<Integer> horizons, double clip, OpenMinutes market) {
        this.bars = bars;
        this.market = market;
        this.sigma = sigma;
        this.horizons = horizons.stream().mapToInt(Integer::intValue).toArray();
        this.scales = horizons.stream().mapToDouble(Math::sqrt).toArray();
        this.clip = clip;
    }

    /** Writes the row's labels; false where a minute that they need is absent or not known yet. */
    boolean write(int row, double[] labels) {
        int entry = rowAfter(row, 1);
        if (entry < 0 || !(sigma[row] > 0)) {
            return false;
        }
        double open = bars.open(entry);
        for (int i = 0; i < horizons.length; i++) {
            int exit = rowAfter(row, 1 + horizons[i]);
            if (exit < 0 || market.count(bars.openTime(entry), bars.openTime(exit)) != horizons[i]) {
                return false;
            }
            double move = (bars.open(exit) / open - 1) / (sigma[row] * scales[i]);
            labels[i] = Math.max(-clip, Math.min(clip, move));
        }
        return true;
    }

    /** The row so many minutes later, or a negative number. Searches only where minutes are missing. */
    private int rowAfter(int row, int minutes) {
        long time = Minutes.plus(bars.openTime(row), minutes);
        int direct = row + minutes;
        return direct < bars.size() && bars.openTime(direct) == time ? direct : bars.rowOf(time);
    }
}
