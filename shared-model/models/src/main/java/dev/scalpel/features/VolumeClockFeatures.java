package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;
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
        double scale = Math.sqrt(average);
        return Feature.of(
                name,
                DAY,
                description,
                columns -> columns.derived(
                        name,
                        (in, out, rows) -> {
                            double[] price = in[0];
                            double[] minutes = in[1];
                            double[] volatility = in[2];
                            for (int row = 0; row < rows; row++) {
                                int now = MAX_MINUTES + row;
                                out[row] = (price[now] - price[now - (int) minutes[row]]) / (volatility[row] * scale);
                            }
                        },
                        columns.of(BarQuantity.LOG_CLOSE).withPast(MAX_MINUTES),
                        minutes(columns, average),
                        VolatilityFeatures.unit(columns, 60)));
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
        sources[STEPS] = columns.mean(BarQuantity.TURNOVER, DAY);
        return columns.derived(
                "minutes that traded as much as " + average + " average minutes",
                (in, out, rows) -> {
                    double[] dayMean = in[STEPS];
                    for (int row = 0; row < rows; row++) {
                        double wanted = dayMean[row] > 0 ? average * dayMean[row] : Double.POSITIVE_INFINITY;
                        out[row] = 1 + minutesBelow(wanted, in, MAX_MINUTES - 1 + row);
                    }
                },
                sources);
    }

    /** The most last minutes that traded less than wanted, fewer than the maximum; the step lengths fix the order of sums. */
    private static int minutesBelow(double wanted, double[][] means, int row) {
        double sum = 0;
        int minutes = 0;
        for (int step = 0; step < STEPS; step++) {
            int length = MAX_STEP >> step;
            double further = sum + means[step][row - minutes] * length;
            boolean take = further < wanted && minutes + length < MAX_MINUTES;
            sum = take ? further : sum;
            minutes = take ? minutes + length : minutes;
        }
        return minutes;
    }
}
