package dev.scalpel.features.columns;

import static dev.scalpel.features.columns.BarQuantity.CHANGE;
import static dev.scalpel.features.columns.BarQuantity.CLOSE;
import static dev.scalpel.features.columns.BarQuantity.HIGH;
import static dev.scalpel.features.columns.BarQuantity.LOG_CLOSE;
import static dev.scalpel.features.columns.BarQuantity.LOW;
import static dev.scalpel.features.columns.BarQuantity.REFERENCE_CLOSE;
import static dev.scalpel.features.columns.BarQuantity.REFERENCE_LOG_CLOSE;
import static dev.scalpel.features.columns.BarQuantity.REFERENCE_RETURN;
import static dev.scalpel.features.columns.BarQuantity.RETURN;
import static dev.scalpel.features.columns.BarQuantity.TYPICAL_PRICE;
import static dev.scalpel.features.columns.BarQuantity.VOLUME;

/** The formulas of {@link BarQuantity}. */
final class QuantityKernels {

    private QuantityKernels() {}

    /** The formula of a quantity that is computed from others. */
    static ColumnFormula formula(BarQuantity quantity, Columns columns) {
        return switch (quantity) {
            case LOG_CLOSE -> of(QuantityKernels::logarithm, columns.of(CLOSE));
            case REFERENCE_LOG_CLOSE -> of(QuantityKernels::logarithm, columns.of(REFERENCE_CLOSE));
            case RETURN -> of(Kernels::difference, withPrevious(columns.of(LOG_CLOSE)));
            case REFERENCE_RETURN -> of(Kernels::difference, withPrevious(columns.of(REFERENCE_LOG_CLOSE)));
            case CHANGE -> of(Kernels::difference, withPrevious(columns.of(CLOSE)));
            case SQUARED_RETURN -> of(QuantityKernels::square, columns.of(RETURN));
            case SQUARED_REFERENCE_RETURN -> of(QuantityKernels::square, columns.of(REFERENCE_RETURN));
            case RETURN_BY_REFERENCE -> of(Kernels::product, columns.of(RETURN), columns.of(REFERENCE_RETURN));
            case RETURN_BY_PREVIOUS -> of(Kernels::product, withPrevious(columns.of(RETURN)));
            case ABSOLUTE_RETURN -> of(QuantityKernels::absolute, columns.of(RETURN));
            case GAIN -> of(QuantityKernels::positive, columns.of(CHANGE));
            case ABSOLUTE_CHANGE -> of(QuantityKernels::absolute, columns.of(CHANGE));
            case DIRECTION -> of(QuantityKernels::sign, columns.of(CHANGE));
            case SQUARED_LOG_RANGE -> of(QuantityKernels::squaredLogRatio, columns.of(HIGH), columns.of(LOW));
            case TRUE_RANGE ->
                of(
                        QuantityKernels::trueRange,
                        columns.of(HIGH),
                        columns.of(LOW),
                        columns.of(CLOSE).back(1));
            case RANGE -> of(Kernels::difference, columns.of(HIGH), columns.of(LOW));
            case TYPICAL_PRICE ->
                of(QuantityKernels::typicalPrice, columns.of(HIGH), columns.of(LOW), columns.of(CLOSE));
            case TURNOVER -> of(Kernels::product, columns.of(TYPICAL_PRICE), columns.of(VOLUME));
            default -> throw new IllegalArgumentException(quantity + " is read from the bars");
        };
    }

    private static ColumnFormula of(ColumnKernel kernel, ColumnView... sources) {
        return new ColumnFormula.SameRows(kernel, sources);
    }

    private static ColumnView[] withPrevious(ColumnView now) {
        return new ColumnView[] {now, now.back(1)};
    }

    static void logarithm(double[][] in, double[] out, int rows) {
        double[] value = in[0];
        for (int row = 0; row < rows; row++) {
            out[row] = StrictLog.log(value[row]);
        }
    }

    static void square(double[][] in, double[] out, int rows) {
        double[] value = in[0];
        for (int row = 0; row < rows; row++) {
            out[row] = value[row] * value[row];
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

    /** As {@link Math#signum}, which is not turned into vector instructions: any number but 0 grows beyond 1. */
    static void sign(double[][] in, double[] out, int rows) {
        double[] value = in[0];
        for (int row = 0; row < rows; row++) {
            out[row] = Math.max(-1, Math.min(1, value[row] * Double.MAX_VALUE * Double.MAX_VALUE));
        }
    }

    static void squaredLogRatio(double[][] in, double[] out, int rows) {
        Kernels.quotient(in, out, rows);
        for (int row = 0; row < rows; row++) {
            double range = StrictLog.log(out[row]);
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
