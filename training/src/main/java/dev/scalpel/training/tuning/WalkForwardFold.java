package dev.scalpel.training.tuning;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.fit.LinearFit;
import dev.scalpel.learning.fit.NetworkFit;
import dev.scalpel.learning.fit.TrainingRows;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkEnsemble;
import dev.scalpel.model.network.NetworkLayer;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.model.network.Normaliser;
import dev.scalpel.model.prediction.PayoffRatios;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A block to predict, and everything before it to fit on. What does not depend on a recipe is computed once and shared
 * by all trials.
 */
public final class WalkForwardFold {

    private static final float[] NOT_PREDICTABLE = {};

    private final Examples examples;
    private final TimeBlock block;
    private final int firstRow;
    private final int lastRow;
    private final Normaliser normaliser;
    private final TrainingRows rows;
    private final float[] inputs;
    private final LinearFit linear;
    private final PayoffRatios payoff;

    private WalkForwardFold(
            Examples examples,
            TimeBlock block,
            Normaliser normaliser,
            TrainingRows rows,
            float[] inputs,
            LinearFit linear,
            PayoffRatios payoff) {
        this.examples = examples;
        this.block = block;
        this.firstRow = examples.rowFrom(block.from());
        this.lastRow = examples.rowFrom(block.to());
        this.normaliser = normaliser;
        this.rows = rows;
        this.inputs = inputs;
        this.linear = linear;
        this.payoff = payoff;
    }

    /** @param from start of the training rows */
    public static WalkForwardFold before(TimeBlock block, Examples examples, long from, int embargoMinutes) {
        Normaliser normaliser =
                Normaliser.fit(examples.features(), examples.rowFrom(from), examples.rowFrom(block.from()));
        TrainingRows rows = examples.trainingRows(from, block, embargoMinutes, normaliser);
        return new WalkForwardFold(
                examples,
                block,
                normaliser,
                rows,
                inputs(block, examples, normaliser),
                LinearFit.of(rows),
                payoff(examples, from, block, embargoMinutes));
    }

    public TimeBlock block() {
        return block;
    }

    public Normaliser normaliser() {
        return normaliser;
    }

    public PayoffRatios payoff() {
        return payoff;
    }

    public int trainingRows() {
        return rows.rows();
    }

    public int firstRow() {
        return firstRow;
    }

    public int lastRow() {
        return lastRow;
    }

    /**
     * Fits one network with this recipe. The same seed gives the same bits.
     *
     * @throws DivergedException when its weights are not finite
     */
    public NetworkParameters fit(Recipe recipe, long seed) {
        Architecture architecture = new Architecture(
                rows.inputsPerRow(), recipe.hidden(), examples.grid().size());
        NetworkParameters start = NetworkFit.start(architecture, linear.solve(recipe.ridgePenalty()), seed);
        NetworkParameters fitted = NetworkFit.fitPath(start, rows, recipe.fit(), seed, NetworkFit.EpochListener.NONE);
        if (!fitted.layers().stream().allMatch(WalkForwardFold::finite)) {
            throw new DivergedException(recipe);
        }
        return fitted;
    }

    private static boolean finite(NetworkLayer layer) {
        float sum = 0;
        for (float weight : layer.weights()) {
            sum += Math.abs(weight);
        }
        for (float bias : layer.biases()) {
            sum += Math.abs(bias);
        }
        return Float.isFinite(sum);
    }

    /** The outputs for each row of the block; an empty array where a row has no features. */
    public List<float[]> predict(List<NetworkParameters> networks) {
        float[][] predicted =
                new NetworkEnsemble(normaliser, networks).outputs(inputs, inputs.length / normaliser.columns());
        List<float[]> outputs = new ArrayList<>(lastRow - firstRow);
        int next = 0;
        for (int row = firstRow; row < lastRow; row++) {
            outputs.add(examples.predictable(row) ? predicted[next++] : NOT_PREDICTABLE);
        }
        return outputs;
    }

    /** The features of any rows, one after the other, normalised by the statistics of this fold. */
    float[] normalised(int[] anyRows) {
        return normaliser.apply(examples.features(), anyRows);
    }

    /** The same of the predictable rows of the block; not a copy. */
    float[] inputs() {
        return inputs;
    }

    private static float[] inputs(TimeBlock block, Examples examples, Normaliser normaliser) {
        return normaliser.apply(
                examples.features(),
                IntStream.range(examples.rowFrom(block.from()), examples.rowFrom(block.to()))
                        .filter(examples::predictable)
                        .toArray());
    }

    private static PayoffRatios payoff(Examples examples, long from, TimeBlock block, int embargoMinutes) {
        int brackets = examples.grid().size();
        PayoffRatios.Fit fit = new PayoffRatios.Fit(brackets);
        int end = examples.rowFrom(block.from());
        for (int row = examples.rowFrom(from); row < end; row++) {
            if (examples.usable(row) && !examples.purged(row, block, embargoMinutes)) {
                float[] targets = examples.targets(row);
                for (int bracket = 0; bracket < brackets; bracket++) {
                    fit.add(bracket, targets[bracket] * examples.sigma(row), examples.weight(row));
                }
            }
        }
        return fit.fit();
    }
}
