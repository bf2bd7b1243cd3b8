package dev.scalpel.features;

/** What the loops of several features share. */
final class Kernels {

    private Kernels() {}

    /**
     * Sets the rows of {@code out} whose divisor was 0. A loop of its own: the division is turned into vector instructions
     * only where it has no condition.
     */
    static void replaceWhereZero(double[] divisor, double[] out, int rows, double value) {
        for (int row = 0; row < rows; row++) {
            if (divisor[row] == 0) {
                out[row] = value;
            }
        }
    }
}
