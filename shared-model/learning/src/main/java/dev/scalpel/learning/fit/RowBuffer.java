package dev.scalpel.learning.fit;

import java.util.Arrays;

/** Up to four rows; missing ones have weight 0. */
final class RowBuffer {

    final double[] weights = new double[4];
    final double[][] x;
    final double[][] y;
    private int count;

    RowBuffer(int inputs, int targets) {
        x = new double[4][inputs + 1];
        y = new double[4][targets];
    }

    void add(TrainingRows rows, int row) {
        int inputs = rows.inputsPerRow();
        for (int i = 0; i < inputs; i++) {
            x[count][i] = rows.inputs()[row * inputs + i];
        }
        x[count][inputs] = 1;
        for (int target = 0; target < y[count].length; target++) {
            y[count][target] = rows.targets()[row * y[count].length + target];
        }
        weights[count++] = rows.weights()[row];
    }

    boolean isFull() {
        return count == weights.length;
    }

    void clear() {
        Arrays.fill(weights, 0);
        count = 0;
    }
}
