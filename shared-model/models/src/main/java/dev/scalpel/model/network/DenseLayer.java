package dev.scalpel.model.network;

import java.util.Arrays;

/** A layer whose weights are stored input by input, so that the inner loop is contiguous and can be vectorised. */
final class DenseLayer {

    private final int inputs;
    private final int outputs;
    private final float[] byInput;
    private final float[] biases;

    DenseLayer(NetworkLayer layer) {
        inputs = layer.inputs();
        outputs = layer.outputs();
        biases = layer.biases();
        byInput = new float[inputs * outputs];
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                byInput[input * outputs + output] = layer.weights()[output * inputs + input];
            }
        }
    }

    float[] apply(float[] row) {
        float[] sums = biases.clone();
        for (int input = 0; input < inputs; input++) {
            float value = row[input];
            int at = input * outputs;
            for (int output = 0; output < outputs; output++) {
                sums[output] += value * byInput[at + output];
            }
        }
        return sums;
    }

    /** Input by input, as for one row, so that every sum has the same order of additions. */
    float[][] apply(float[][] values, int rows) {
        float[][] sums = new float[outputs][rows];
        for (int output = 0; output < outputs; output++) {
            float[] sum = sums[output];
            Arrays.fill(sum, biases[output]);
            int input = 0;
            for (; input + 3 < inputs; input += 4) {
                addFour(sum, values, input, output);
            }
            for (; input < inputs; input++) {
                float weight = byInput[input * outputs + output];
                float[] value = values[input];
                for (int row = 0; row < rows; row++) {
                    sum[row] += value[row] * weight;
                }
            }
        }
        return sums;
    }

    private void addFour(float[] sum, float[][] values, int input, int output) {
        float[] value0 = values[input];
        float[] value1 = values[input + 1];
        float[] value2 = values[input + 2];
        float[] value3 = values[input + 3];
        float weight0 = byInput[input * outputs + output];
        float weight1 = byInput[(input + 1) * outputs + output];
        float weight2 = byInput[(input + 2) * outputs + output];
        float weight3 = byInput[(input + 3) * outputs + output];
        for (int row = 0; row < sum.length; row++) {
            sum[row] = sum[row]
                    + value0[row] * weight0
                    + value1[row] * weight1
                    + value2[row] * weight2
                    + value3[row] * weight3;
        }
    }
}
