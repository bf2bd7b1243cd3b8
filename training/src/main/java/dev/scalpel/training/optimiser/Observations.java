package dev.scalpel.training.optimiser;

import java.util.List;

/** The losses that the model is fitted to, with a substitute for trials without a usable one. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Observations(double[][] units, double[] losses) {

    static Observations of(SearchSpace space, List<Trial> trials) {
        double[] complete = trials.stream()
                .filter(trial -> trial.status() == Trial.Status.COMPLETE)
                .mapToDouble(Trial::loss)
                .sorted()
                .toArray();
        if (complete.length == 0) {
            return new Observations(new double[0][], new double[0]);
        }
        double median = complete[complete.length / 2];
        double worst = complete[complete.length - 1];
        double[][] units = new double[trials.size()][];
        double[] losses = new double[trials.size()];
        for (int i = 0; i < losses.length; i++) {
            Trial trial = trials.get(i);
            units[i] = space.encode(trial.point());
            losses[i] = switch (trial.status()) {
                case COMPLETE -> trial.loss();
                // Its loss is of fewer rounds: used, but never as one of the better half.
                case PRUNED -> Double.isFinite(trial.loss()) ? Math.min(worst, Math.max(median, trial.loss())) : worst;
                case FAILED -> worst;
            };
        }
        return new Observations(units, losses);
    }

    int size() {
        return losses.length;
    }
}
