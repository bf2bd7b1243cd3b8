package dev.scalpel.features.columns;

import static dev.scalpel.features.columns.BarQuantity.CHANGE;
import static dev.scalpel.features.columns.BarQuantity.CLOSE;
import static dev.scalpel.features.columns.BarQuantity.HIGH;
import static dev.scalpel.features.columns.BarQuantity.LOG_CLOSE;
import static dev.scalpel.features.columns.BarQuantity.LOW;
import static dev.scalpel.features.columns.BarQuantity.MINUTE_OF_WEEK;
import static dev.scalpel.features.columns.BarQuantity.REFERENCE_CLOSE;
import static dev.scalpel.features.columns.BarQuantity.REFERENCE_LOG_CLOSE;
import static dev.scalpel.features.columns.BarQuantity.REFERENCE_RETURN;
import static dev.scalpel.features.columns.BarQuantity.RETURN;
import static dev.scalpel.features.columns.BarQuantity.TYPICAL_PRICE;
import static dev.scalpel.features.columns.BarQuantity.VOLUME;

import java.util.List;

/** The formulas of {@link BarQuantity}. */
final class QuantityKernels {

    private QuantityKernels() {}

    /** The column of a quantity that is computed from others. */
    static Column column(BarQuantity quantity, Columns columns) {
        return switch (quantity) {
            case MINUTE_OF_DAY -> of(quantity, QuantityKernels::minuteOfDay, columns.of(MINUTE_OF_WEEK));
            case MINUTE_OF_HOUR -> of(quantity, QuantityKernels::minuteOfHour, columns.of(MINUTE_OF_WEEK));
            case LOG_CLOSE -> of(quantity, QuantityKernels::logarithm, columns.of(CLOSE));
            case REFERENCE_LOG_CLOSE -> of(quantity, QuantityKernels::logarithm, columns.of(REFERENCE_CLOSE));
            case RETURN -> of(quantity, QuantityKernels::change, withPrevious(columns.of(LOG_CLOSE)));
            case REFERENCE_RETURN ->
                of(quantity, QuantityKernels::change, withPrevious(columns.of(REFERENCE_LOG_CLOSE)));
            case CHANGE -> of(quantity, QuantityKernels::change, withPrevious(columns.of(CLOSE)));
            case SQUARED_RETURN -> of(quantity, QuantityKernels::square, columns.of(RETURN));
            case SQUARED_REFERENCE_RETURN -> of(quantity, QuantityKernels::square, columns.of(REFERENCE_RETURN));
            case RETURN_BY_REFERENCE ->
                of(quantity, QuantityKernels::product, columns.of(RETURN), columns.of(REFERENCE_RETURN));
            case RETURN_BY_PREVIOUS -> of(quantity, QuantityKernels::product, withPrevious(columns.of(RETURN)));
            case ABSOLUTE_RETURN -> of(quantity, QuantityKernels::absolute, columns.of(RETURN));
            case GAIN -> of(quantity, QuantityKernels::positive, columns.of(CHANGE));
            case ABSOLUTE_CHANGE -> of(quantity, QuantityKernels::absolute, columns.of(CHANGE));
            case DIRECTION -> of(quantity, QuantityKernels::sign, columns.of(CHANGE));
            case SQUARED_LOG_RANGE -> of(quantity, QuantityKernels::squaredLogRatio, columns.of(HIGH), columns.of(LOW));
            case TRUE_RANGE ->
                of(
                        quantity,
                        QuantityKernels::trueRange,
                        columns.of(HIGH),
                        columns.of(LOW),
                        columns.of(CLOSE).back(1));
            case TYPICAL_PRICE ->
                of(quantity, QuantityKernels::typicalPrice, columns.of(HIGH), columns.of(LOW), columns.of(CLOSE));
            case TURNOVER -> of(quantity, QuantityKernels::product, columns.of(TYPICAL_PRICE), columns.of(VOLUME));
            default -> throw new IllegalArgumentException(quantity + " is read from the bars");
        };
    }

    private static Column of(BarQuantity quantity, ColumnKernel kernel, ColumnView... sources) {
        return new Column(quantity.name(), kernel, List.of(sources));
    }

    private static ColumnView[] withPrevious(ColumnView now) {
        return new ColumnView[] {now, now.back(1)};
    }

    static void minuteOfDay(double[][] in, double[] out, int rows) {
        double[] minuteOfWeek = in[0];
        for (int row = 0; row < rows; row++) {
            out[row] = (int) minuteOfWeek[row] % 1_440;
        }
    }

    static void minuteOfHour(double[][] in, double[] out, int rows) {
        double[] minuteOfWeek = in[0];
        for (int row = 0; row < rows; row++) {
            out[row] = (int) minuteOfWeek[row] % 60;
        }
    }

    static void logarithm(double[][] in, double[] out, int rows) {
        double[] value = in[0];
        for (int row = 0; row < rows; row++) {
            out[row] = StrictLog.log(value[row]);
        }
    }

    static void change(double[][] in, double[] out, int rows) {
        double[] now = in[0];
        double[] before = in[1];
        for (int row = 0; row < rows; row++) {
            out[row] = now[row] - before[row];
        }
    }

    static void square(double[][] in, double[] out, int rows) {
        double[] value = in[0];
        for (int row = 0; row < rows; row++) {
            out[row] = value[row] * value[row];
        }
    }

    static void product(double[][] in, double[] out, int rows) {
        double[] left = in[0];
        double[] right = in[1];
        for (int row = 0; row < rows; row++) {
            out[row] = left[row] * right[row];
        }
    }

    static void absolute(double[][] in, double[] out, int rows) {
        double[] value = in[0];
        for (int row = 0; row < rows; row++) {
            out[row] = Math.abs(value[row]);
        }
    }

    static void positive(double[][] in, double[] out, int rows) {
        double[] value = in[0];
        for (int row = 0; row < rows; row++) {
            out[row] = Math.max(value[row], 0);
        }
    }

    static void sign(double[][] in, double[] out, int rows) {
        double[] value = in[0];
        for (int row = 0; row < rows; row++) {
            out[row] = Math.signum(value[row]);
        }
    }

    static void squaredLogRatio(double[][] in, double[] out, int rows) {
        double[] high = in[0];
        double[] low = in[1];
        for (int row = 0; row < rows; row++) {
            double range = StrictLog.log(high[row] / low[row]);
            out[row] = range * range;
        }
    }

    static void trueRange(double[][] in, double[] out, int rows) {
        double[] high = in[0];
        double[] low = in[1];
        double[] previousClose = in[2];
        for (int row = 0; row < rows; row++) {
            out[row] = Math.max(high[row], previousClose[row]) - Math.min(low[row], previousClose[row]);
        }
    }

    static void typicalPrice(double[][] in, double[] out, int rows) {
        double[] high = in[0];
        double[] low = in[1];
        double[] close = in[2];
        for (int row = 0; row < rows; row++) {
            out[row] = (high[row] + low[row] + close[row]) / 3;
        }
    }
}
