package dev.scalpel.features.columns;

/** The loops that several features share. Each is one that the compiler turns into vector instructions. */
public final class Kernels {

    /** Divisors are looked at together. */
    private static final int TOGETHER = 8;

    private Kernels() {}

    /** a - b. */
    public static void difference(double[][] in, double[] out, int rows) {
        double[] a = in[0];
        double[] b = in[1];
        for (int row = 0; row < rows; row++) {
            out[row] = a[row] - b[row];
        }
    }

    /** a * b. */
    public static void product(double[][] in, double[] out, int rows) {
        double[] a = in[0];
        double[] b = in[1];
        for (int row = 0; row < rows; row++) {
            out[row] = a[row] * b[row];
        }
    }

    /** a / b. */
    public static void quotient(double[][] in, double[] out, int rows) {
        double[] a = in[0];
        double[] b = in[1];
        for (int row = 0; row < rows; row++) {
            out[row] = a[row] / b[row];
        }
    }

    /** a / b, and {@code whereZero} where b is 0. */
    public static ColumnKernel quotient(double whereZero) {
        return (in, out, rows) -> {
            quotient(in, out, rows);
            replaceWhereZero(in[1], out, rows, whereZero);
        };
    }

    public static void squareRoot(double[][] in, double[] out, int rows) {
        double[] a = in[0];
        for (int row = 0; row < rows; row++) {
            out[row] = Math.sqrt(a[row]);
        }
    }

    /** (a - b) / (c * scale). */
    public static ColumnKernel differenceInUnits(double scale) {
        return (in, out, rows) -> {
            double[] a = in[0];
            double[] b = in[1];
            double[] c = in[2];
            for (int row = 0; row < rows; row++) {
                out[row] = (a[row] - b[row]) / (c[row] * scale);
            }
        };
    }

    /** (a / b - 1) / c. */
    public static void distance(double[][] in, double[] out, int rows) {
        double[] a = in[0];
        double[] b = in[1];
        double[] c = in[2];
        for (int row = 0; row < rows; row++) {
            out[row] = (a[row] / b[row] - 1) / c[row];
        }
    }

    /** Where a is between b and c: 0 at b, 1 at c; 0.5 where they are equal. */
    public static void position(double[][] in, double[] out, int rows) {
        double[] price = in[0];
        double[] lowest = in[1];
        double[] highest = in[2];
        for (int row = 0; row < rows; row++) {
            out[row] = (price[row] - lowest[row]) / (highest[row] - lowest[row]);
        }
        replaceWhereEqual(lowest, highest, out, rows, 0.5);
    }

    /**
     * Sets the rows of {@code out} whose divisor was 0. A loop of its own: a division is turned into vector instructions only
     * where it has no condition.
     *
     * @param divisor no number below 0
     */
    public static void replaceWhereZero(double[] divisor, double[] out, int rows, double value) {
        int row = 0;
        for (; row + TOGETHER <= rows; row += TOGETHER) {
            double product = divisor[row]
                    * divisor[row + 1]
                    * (divisor[row + 2] * divisor[row + 3])
                    * (divisor[row + 4] * divisor[row + 5] * (divisor[row + 6] * divisor[row + 7]));
            if (!(product > 0 && product <= Double.MAX_VALUE)) {
                replaceWhereZero(divisor, out, row, row + TOGETHER, value);
            }
        }
        replaceWhereZero(divisor, out, row, rows, value);
    }

    private static void replaceWhereZero(double[] divisor, double[] out, int from, int to, double value) {
        for (int row = from; row < to; row++) {
            if (divisor[row] == 0) {
                out[row] = value;
            }
        }
    }

    private static void replaceWhereEqual(double[] less, double[] more, double[] out, int rows, double value) {
        int row = 0;
        for (; row + TOGETHER <= rows; row += TOGETHER) {
            double product = (more[row] - less[row])
                    * (more[row + 1] - less[row + 1])
                    * ((more[row + 2] - less[row + 2]) * (more[row + 3] - less[row + 3]))
                    * ((more[row + 4] - less[row + 4])
                            * (more[row + 5] - less[row + 5])
                            * ((more[row + 6] - less[row + 6]) * (more[row + 7] - less[row + 7])));
            if (!(product > 0 && product <= Double.MAX_VALUE)) {
                replaceWhereEqual(less, more, out, row, row + TOGETHER, value);
            }
        }
        replaceWhereEqual(less, more, out, row, rows, value);
    }

    private static void replaceWhereEqual(double[] less, double[] more, double[] out, int from, int to, double value) {
        for (int row = from; row < to; row++) {
            if (less[row] == more[row]) {
                out[row] = value;
            }
        }
    }
}
