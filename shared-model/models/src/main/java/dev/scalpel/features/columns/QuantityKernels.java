package dev.scalpel.features.columns;

/** The formulas of {@link BarQuantity}. */
final class QuantityKernels {

    private QuantityKernels() {}

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
