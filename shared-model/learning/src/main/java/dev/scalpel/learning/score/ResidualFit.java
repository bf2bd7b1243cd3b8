package dev.scalpel.learning.score;

import dev.scalpel.learning.fit.NetworkFit;
import dev.scalpel.learning.fit.TrainingRows;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkLayer;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.model.score.ScoreNetwork;
import dev.scalpel.model.score.ScoreWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fits hidden units to what a linear map leaves over. The newest days are held out: they choose the epoch, and how much of
 * each horizon's output is kept, from nothing to all of it.
 */
final class ResidualFit {

    private final ScoreWeights map;
    private final ResidualProcedure procedure;
    private final TrainingRows fitted;
    private final TrainingRows heldOut;
    private final float[] heldOutInputs;
    private final float[] heldOutTargets;
    private Kept best = new Kept(Optional.empty(), -1);

    /** A network with its outputs scaled, and by how much that reduces the squared error of the held-out rows. */
    private record Kept(Optional<ScoreNetwork> network, double gain) {}

    private ResidualFit(List<SampledDay> days, ScoreWeights map, ResidualProcedure procedure) {
        this.map = map;
        this.procedure = procedure;
        int held = Math.max(1, (int) Math.round(procedure.heldOutShare() * days.size()));
        // The day between is left out: its last labels end on the first held-out day.
        fitted = rows(days.subList(0, days.size() - held - 1));
        List<SampledDay> newest = days.subList(days.size() - held, days.size());
        heldOut = rows(newest);
        heldOutInputs = inputs(newest);
        heldOutTargets = targets(newest);
    }

    /**
     * @param days in order of time, each with a row at least
     * @param map of the first day on which the network is used
     * @return empty with too few days
     */
    static Optional<ScoreNetwork> of(List<SampledDay> days, ScoreWeights map, ResidualProcedure procedure) {
        return days.size() < procedure.minDays() ? Optional.empty() : new ResidualFit(days, map, procedure).run();
    }

    private Optional<ScoreNetwork> run() {
        Architecture shape = Architecture.ofOutputs(
                map.inputs() - 1, procedure.hidden(), map.horizons().size());
        NetworkParameters start =
                NetworkFit.start(shape, NetworkLayer.zero(shape.inputs(), shape.outputs()), procedure.seed());
        NetworkFit.fitPath(start, fitted, procedure.fit(), procedure.seed(), (epoch, loss, now) -> {
            Kept kept = scaled(now.get());
            best = kept.gain() > best.gain() ? kept : best;
            return true;
        });
        return best.network();
    }

    /** Each output times the share of it that the held-out rows support. */
    private Kept scaled(NetworkParameters parameters) {
        int horizons = map.horizons().size();
        float[][] outputs = new ScoreNetwork(map.horizons(), parameters).predict(heldOutInputs, heldOut.rows());
        float[] shares = new float[horizons];
        double gain = 0;
        for (int horizon = 0; horizon < horizons; horizon++) {
            double products = 0;
            double squares = 0;
            for (int row = 0; row < outputs.length; row++) {
                products += (double) outputs[row][horizon] * heldOutTargets[row * horizons + horizon];
                squares += (double) outputs[row][horizon] * outputs[row][horizon];
            }
            double share = squares > 0 ? Math.max(0, Math.min(1, products / squares)) : 0;
            shares[horizon] = (float) share;
            gain += share * (2 * products - share * squares);
        }
        return new Kept(Optional.of(new ScoreNetwork(map.horizons(), times(parameters, shares))), gain);
    }

    private static NetworkParameters times(NetworkParameters parameters, float[] shares) {
        List<NetworkLayer> layers = new ArrayList<>(parameters.layers());
        NetworkLayer last = layers.remove(layers.size() - 1);
        float[] weights = last.weights().clone();
        float[] biases = last.biases().clone();
        for (int output = 0; output < shares.length; output++) {
            for (int i = 0; i < last.inputs(); i++) {
                weights[output * last.inputs() + i] *= shares[output];
            }
            biases[output] *= shares[output];
        }
        layers.add(new NetworkLayer(last.inputs(), last.outputs(), weights, biases));
        return new NetworkParameters(parameters.architecture(), parameters.skip(), layers);
    }

    private TrainingRows rows(List<SampledDay> days) {
        float[] inputs = inputs(days);
        float[] weights = new float[inputs.length / (map.inputs() - 1)];
        Arrays.fill(weights, 1);
        return new TrainingRows(map.inputs() - 1, map.horizons().size(), inputs, targets(days), weights);
    }

    private static float[] inputs(List<SampledDay> days) {
        float[] all =
                new float[days.stream().mapToInt(day -> day.inputs().length).sum()];
        int at = 0;
        for (SampledDay day : days) {
            System.arraycopy(day.inputs(), 0, all, at, day.inputs().length);
            at += day.inputs().length;
        }
        return all;
    }

    /** What the map leaves over of the labels. */
    private float[] targets(List<SampledDay> days) {
        int horizons = map.horizons().size();
        float[] all =
                new float[days.stream().mapToInt(day -> day.labels().length).sum()];
        double[] input = new double[map.inputs()];
        input[input.length - 1] = 1;
        int at = 0;
        for (SampledDay day : days) {
            for (int row = 0; row < day.rows(); row++) {
                for (int i = 0; i < input.length - 1; i++) {
                    input[i] = day.inputs()[row * (input.length - 1) + i];
                }
                for (int horizon = 0; horizon < horizons; horizon++) {
                    all[at++] = (float) (day.labels()[row * horizons + horizon] - map.predict(horizon, input));
                }
            }
        }
        return all;
    }
}
