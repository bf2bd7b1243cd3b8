package dev.scalpel.learning.fit;

/** The rows a network is fitted to. The arrays are not copied; the caller must not change them. */
public final class TrainingRows {

    private final int inputsPerRow;
    private final int targetsPerRow;
    private final float[] inputs;
    private final float[] targets;
    private final float[] weights;

    /**
     * @param inputs normalised features, row by row
     * @param targets brackets' labels and auxiliary returns in units of σ, clipped, row by row
     * @param weights by label uniqueness, one per row, 0 or more
     */
    public TrainingRows(int inputsPerRow, int targetsPerRow, float[] inputs, float[] targets, float[] weights) {
        int rows = weights.length;
        if (inputs.length != rows * inputsPerRow || targets.length != rows * targetsPerRow) {
            throw new IllegalArgumentException(rows + " rows of " + inputsPerRow + " inputs and " + targetsPerRow
                    + " targets cannot have " + inputs.length + " and " + targets.length + " values");
        }
        requireFinite("inputs", inputs);
        requireFinite("targets", targets);
        requireFinite("weights", weights);
        this.inputsPerRow = inputsPerRow;
        this.targetsPerRow = targetsPerRow;
        this.inputs = inputs;
        this.targets = targets;
        this.weights = weights;
    }

    public int inputsPerRow() {
        return inputsPerRow;
    }

    public int targetsPerRow() {
        return targetsPerRow;
    }

    float[] inputs() {
        return inputs;
    }

    float[] targets() {
        return targets;
    }

    float[] weights() {
        return weights;
    }

    public int rows() {
        return weights.length;
    }

    private static void requireFinite(String name, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(name + " must be finite: " + values[i] + " at " + i);
            }
        }
    }
}
