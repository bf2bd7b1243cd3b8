package dev.scalpel.monitoring.learning;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.fit.NetworkFit;
import dev.scalpel.learning.fit.TrainingRows;
import dev.scalpel.model.network.NetworkEnsemble;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.model.network.Normaliser;
import java.util.List;

/** Continues to fit a network until it no longer improves on held-out bars, and keeps the best epoch. */
final class NetworkUpdate {

    private static final int MAX_TEST_ROWS = 2_000;

    private final TrainingRows rows;
    private final Examples examples;
    private final Normaliser normaliser;
    private final int[] test;
    private final float[][] testInputs;
    private final UpdateSettings settings;
    private final Deadline deadline;

    NetworkUpdate(
            Examples examples,
            Normaliser normaliser,
            int[] learned,
            int[] heldOut,
            UpdateSettings settings,
            Deadline deadline) {
        this.examples = examples;
        this.normaliser = normaliser;
        this.settings = settings;
        this.deadline = deadline;
        rows = examples.trainingRows(learned, normaliser);
        int stride = Math.max(1, heldOut.length / MAX_TEST_ROWS);
        test = new int[(heldOut.length + stride - 1) / stride];
        testInputs = new float[test.length][examples.features().columns()];
        for (int i = 0; i < test.length; i++) {
            test[i] = heldOut[i * stride];
            normaliser.apply(examples.features(), test[i], testInputs[i], 0);
        }
    }

    /** @param epochs after which the best was found; 0 when the start is the best */
    record Updated(NetworkParameters network, int epochs, double lossBefore, double lossAfter) {}

    Updated of(NetworkParameters start, long seed) {
        Best best = new Best(start, loss(start));
        NetworkFit.fitAll(start, rows, settings.network(), seed, (epoch, loss, now) -> {
            if (deadline.passed()) {
                throw new NothingToLearnException("Out of time before the update was done.");
            }
            NetworkParameters network = now.get();
            return best.improvedRecently(epoch, network, loss(network));
        });
        return new Updated(best.network, best.epoch, best.before, best.loss);
    }

    /** Weighted mean squared error over the held-out rows; infinite for weights that are not finite. */
    private double loss(NetworkParameters network) {
        NetworkEnsemble inference = new NetworkEnsemble(normaliser, List.of(network));
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < test.length; i++) {
            float[] outputs = inference.outputs(testInputs[i]);
            float[] targets = examples.targets(test[i]);
            double squares = 0;
            for (int output = 0; output < targets.length; output++) {
                double miss = outputs[output] - targets[output];
                squares += miss * miss;
            }
            sum += examples.weight(test[i]) * squares / targets.length;
            weights += examples.weight(test[i]);
        }
        double loss = sum / weights;
        return Double.isFinite(loss) ? loss : Double.POSITIVE_INFINITY;
    }

    private final class Best {

        private final double before;
        private NetworkParameters network;
        private double loss;
        private int epoch;

        Best(NetworkParameters start, double before) {
            this.before = before;
            network = start;
            loss = before;
        }

        boolean improvedRecently(int now, NetworkParameters candidate, double candidateLoss) {
            if (candidateLoss < loss) {
                network = candidate;
                loss = candidateLoss;
                epoch = now;
            }
            return now - epoch < settings.patience();
        }
    }
}
