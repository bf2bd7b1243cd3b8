package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;
import dev.scalpel.features.columns.Kernels;
import dev.scalpel.features.columns.TradedMean;
import java.util.ArrayList;
import java.util.List;

/** The market on a clock that ticks with traded value: what happened over as much as so many average minutes trade. */
final class VolumeClockFeatures {

    private static final int[] AVERAGE_MINUTES = {5, 20, 60};
    private static final int MAX_MINUTES = 480;
    private static final int DAY = 1_440;
    /** A search by halves: the sums of these many minutes decide whether to go further back. */
    private static final int MAX_STEP = 256;

    private static final int STEPS = Integer.numberOfTrailingZeros(MAX_STEP) + 1;
    /** Far more than the rounding of some hundred additions, far less than what a minute trades. */
    private static final double RELATIVE_DOUBT = 1e-9;

    private static final double ROUNDING = 1e-12;

    private VolumeClockFeatures() {}

    static List<Feature> all() {
        List<Feature> all = new ArrayList<>();
        for (int minutes : AVERAGE_MINUTES) {
            all.add(clockReturn(minutes));
            all.add(clockMinutes(minutes));
        }
        return all;
    }

    private static Feature clockReturn(int average) {
        String name = "volume_clock_return_" + average;
        String description = "ln(close / close n minutes ago) / (max(volatility_60, 0.00001) * sqrt(" + average
                + ")), n as in volume_clock_minutes_" + average;
        return Feature.of(name, DAY, description, columns -> {
            ColumnView price = columns.of(BarQuantity.LOG_CLOSE);
            return columns.derived(
                    name,
                    Kernels.differenceInUnits(Math.sqrt(average)),
                    price,
                    priceBefore(columns, price, average),
                    VolatilityFeatures.unit(columns, 60));
        });
    }

    private static ColumnView priceBefore(Columns columns, ColumnView price, int average) {
        return columns.derivedFromPast(
                "ln(close) before as much was traded as in " + average + " average minutes",
                (in, at, out, rows) -> {
                    double[] prices = in[0];
                    double[] minutes = in[1];
                    for (int row = 0; row < rows; row++) {
                        out[row] = prices[at[0] + row - (int) minutes[at[1] + row]];
                    }
                },
                price.withPast(MAX_MINUTES),
                minutes(columns, average));
    }

    private static Feature clockMinutes(int average) {
        String name = "volume_clock_minutes_" + average;
        String description = "ln(n / " + average + "), n the fewest last minutes that traded the value of " + average
                + " average minutes of the last 1440, at most 480; value is typical price * volume";
        double[] logarithm = new double[MAX_MINUTES + 1];
        for (int minutes = 1; minutes <= MAX_MINUTES; minutes++) {
            logarithm[minutes] = StrictMath.log((double) minutes / average);
        }
        return Feature.of(
                name,
                DAY,
                description,
                columns -> columns.derived(
                        name,
                        (in, out, rows) -> {
                            double[] minutes = in[0];
                            for (int row = 0; row < rows; row++) {
                                out[row] = logarithm[(int) minutes[row]];
                            }
                        },
                        minutes(columns, average)));
    }

    private static ColumnView minutes(Columns columns, int average) {
        ColumnView[] sources = new ColumnView[STEPS + 1];
        for (int step = 0; step < STEPS; step++) {
            sources[step] = columns.mean(BarQuantity.TURNOVER, MAX_STEP >> step).withPast(MAX_MINUTES - 1);
        }
        sources[STEPS] = TradedMean.of(columns, BarQuantity.TURNOVER, DAY);
        return columns.derivedFromPast(
                "minutes that traded as much as " + average + " average minutes",
                (in, at, out, rows) -> count(average, in, at, out, rows),
                sources);
    }

    /**
     * The sum of the minutes before a row moves with it, which is faster than a search but adds in another order. Where that
     * could make a difference, the search decides.
     */
    private static void count(int average, double[][] means, int[] at, double[] out, int rows) {
        double[] turnover = means[STEPS - 1];
        double[] dayMean = means[STEPS];
        double sum = 0;
        double largest = 0;
        int minutes = 0;
        for (int row = 0; row < rows; row++) {
            double mean = dayMean[at[STEPS] + row];
            double wanted = mean > 0 ? average * mean : Double.POSITIVE_INFINITY;
            int now = at[STEPS - 1] + row;
            sum += turnover[now];
            minutes++;
            largest = Math.max(largest, sum);
            while (minutes > 0 && (sum >= wanted || minutes >= MAX_MINUTES)) {
                minutes--;
                sum -= turnover[now - minutes];
            }
            while (minutes < MAX_MINUTES - 1 && sum + turnover[now - minutes] < wanted) {
                sum += turnover[now - minutes];
                minutes++;
            }
            double further = minutes < MAX_MINUTES - 1 ? sum + turnover[now - minutes] : Double.POSITIVE_INFINITY;
            double doubt = wanted * RELATIVE_DOUBT + largest * ROUNDING;
            boolean certain = sum < wanted - doubt && further > wanted + doubt;
            out[row] = 1 + (certain ? minutes : minutesBelow(wanted, means, at, row));
        }
    }

    /** The most last minutes that traded less than wanted, fewer than the maximum; the step lengths fix the order of sums. */
    private static int minutesBelow(double wanted, double[][] means, int[] at, int row) {
        double sum = 0;
        int minutes = 0;
        for (int step = 0; step < STEPS; step++) {
            int length = MAX_STEP >> step;
            double further = sum + means[step][at[step] + row - minutes] * length;
            if (further < wanted && minutes + length < MAX_MINUTES) {
                sum = further;
                minutes += length;
            }
        }
        return minutes;
    }
}
