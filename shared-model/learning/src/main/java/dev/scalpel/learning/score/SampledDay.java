package dev.scalpel.learning.score;

/** Some rows of a day, with features and labels. Nobody may change the arrays. */
final class SampledDay {

    private final int rows;
    private final float[] inputs;
    private final float[] labels;

    /**
     * @param inputs of each row without the constant, one row after the other
     * @param labels of each row by horizon, one row after the other
     */
    SampledDay(int rows, float[] inputs, float[] labels) {
        this.rows = rows;
        this.inputs = inputs;
        this.labels = labels;
    }

    int rows() {
        return rows;
    }

    float[] inputs() {
        return inputs;
    }

    float[] labels() {
        return labels;
    }
}
