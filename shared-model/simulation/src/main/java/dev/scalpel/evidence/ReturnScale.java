package dev.scalpel.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The unit in which a day's return counts as evidence, fixed before the day begins: the root of the exponentially
 * weighted mean square of the returns of earlier trading days, but never below half the median of its own earlier values,
 * so that a quiet time cannot make one ordinary loss look like a catastrophe.
 *
 * @param meanSquare of the returns, exponentially weighted
 * @param earlier the unit of each earlier day, in order
 */
public record ReturnScale(double meanSquare, List<Double> earlier) {

    /** Walk-forward days with trades that the first unit is taken from. */
    public static final int START_DAYS = 30;

    /** After this many trading days a return counts half. */
    private static final int HALF_LIFE_DAYS = 30;

    private static final double DECAY = StrictMath.pow(0.5, 1.0 / HALF_LIFE_DAYS);
    private static final double MIN_SHARE_OF_MEDIAN = 0.5;

    public ReturnScale {
        if (!(meanSquare > 0 && meanSquare <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the mean square of the returns must be > 0: " + meanSquare);
        }
        earlier = List.copyOf(earlier);
    }

    /**
     * Before the first day.
     *
     * @param returns of {@value #START_DAYS} walk-forward days with trades, as shares
     */
    public static ReturnScale startingFrom(double[] returns) {
        if (returns.length != START_DAYS) {
            throw new IllegalArgumentException(
                    "the first unit needs the returns of " + START_DAYS + " days with trades, not " + returns.length);
        }
        double sum = 0;
        for (double value : returns) {
            sum += value * value;
        }
        return new ReturnScale(sum / returns.length, List.of());
    }

    /** The unit of the day that begins. */
    public double unit() {
        double recent = Math.sqrt(meanSquare);
        return isAboveFloor(recent) ? recent : Math.max(recent, MIN_SHARE_OF_MEDIAN * median());
    }

    /** Whether more than half of the earlier values are at most twice this one: their median is too, without sorting them. */
    private boolean isAboveFloor(double recent) {
        int covered = 0;
        for (double unit : earlier) {
            covered += MIN_SHARE_OF_MEDIAN * unit <= recent ? 1 : 0;
        }
        return earlier.isEmpty() || 2 * covered > earlier.size();
    }

    /** After a day of whatever result. */
    public ReturnScale after(DayResult result) {
        return result instanceof DayResult.Traded traded ? afterTrading(traded.netReturn()) : afterIdleDay();
    }

    /** After a day with trades. */
    public ReturnScale afterTrading(double dayReturn) {
        return new ReturnScale(DECAY * meanSquare + (1 - DECAY) * dayReturn * dayReturn, withUnit());
    }

    /** After a day without a trade, or one whose return is not known. */
    public ReturnScale afterIdleDay() {
        return new ReturnScale(meanSquare, withUnit());
    }

    private List<Double> withUnit() {
        List<Double> all = new ArrayList<>(earlier);
        all.add(unit());
        return all;
    }

    private double median() {
        double[] sorted = earlier.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
