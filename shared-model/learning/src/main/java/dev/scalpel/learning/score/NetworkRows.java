package dev.scalpel.learning.score;

import dev.scalpel.model.score.ScoreNetwork;

/** Rows of a day for a network: their numbers and inputs. */
final class NetworkRows {

    private final int width;
    private final int[] rows;
    private final float[] inputs;
    private int count;

    /** @param inputs of the linear map, the constant among them */
    NetworkRows(int most, int inputs) {
        width = inputs - 1;
        rows = new int[most];
        this.inputs = new float[most * width];
    }

    void add(int row, double[] input) {
        rows[count] = row;
        ScoreNetwork.writeRow(input, inputs, count * width);
        count++;
    }

    int count() {
        return count;
    }

    int row(int place) {
        return rows[place];
    }

    /** By row, then by horizon. */
    float[][] predictedBy(ScoreNetwork network) {
        return network.predict(inputs, count);
    }
}
