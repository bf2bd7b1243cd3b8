package dev.scalpel.training.optimiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One suggestion of the model. */
final class Suggestion {

    private static final int MIN_OBSERVATIONS = 2;
    /** A trial this close to an earlier one, in every coordinate, refines instead of exploring. */
    private static final double REFINING_DISTANCE = 0.01;
    /**
     * Improvement required after that, in standard deviations of the transformed losses; without it, a search may
     * refine a local minimum forever.
     */
    private static final double EXPLORING_MARGIN = 0.1;

    private final SearchSpace space;
    private final SplittableRandom random;

    Suggestion(SearchSpace space, SplittableRandom random) {
        this.space = space;
        this.random = random;
    }

    double[] unit(List<Trial> known, List<double[]> pending) {
        Observations observations = Observations.of(space, known);
        if (observations.size() < MIN_OBSERVATIONS) {
            return space.draw(random);
        }
        int[] owners = space.owners();
        double[][] x = observations.units();
        double[] y = YeoJohnson.normalised(observations.losses());
        Hyperparameters hyperparameters = HyperparameterSearch.best(x, y, owners);
        GaussianProcess process = GaussianProcess.fit(x, y, owners, hyperparameters);
        List<double[]> seen = new ArrayList<>(List.of(x));
        List<double[]> byMean = byMean(process, seen);
        double margin = refines(x) ? EXPLORING_MARGIN : 0;
        double target = process.predict(byMean.get(0)).mean() - margin;
        seen.addAll(pending);
        LogExpectedImprovement improvement = new LogExpectedImprovement(
                withPending(process, x, y, pending, owners, hyperparameters), target, space.coordinates());
        return new AcquisitionSearch(space, random).best(improvement, seen, byMean);
    }

    /** Adds the running trials with their predicted losses as observations. */
    private static GaussianProcess withPending(
            GaussianProcess process,
            double[][] x,
            double[] y,
            List<double[]> pending,
            int[] owners,
            Hyperparameters hyperparameters) {
        if (pending.isEmpty()) {
            return process;
        }
        double[][] allX = Arrays.copyOf(x, x.length + pending.size());
        double[] allY = Arrays.copyOf(y, allX.length);
        for (int i = 0; i < pending.size(); i++) {
            allX[x.length + i] = pending.get(i);
            allY[x.length + i] = process.predict(pending.get(i)).mean();
        }
        return GaussianProcess.fit(allX, allY, owners, hyperparameters);
    }

    /** The points in order of their posterior mean, which is less noisy than their losses. */
    private static List<double[]> byMean(GaussianProcess process, List<double[]> points) {
        double[] means = points.stream()
                .mapToDouble(point -> process.predict(point).mean())
                .toArray();
        return IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> means[i]))
                .map(points::get)
                .toList();
    }

    /** Whether the newest point is close to an earlier one. */
    private static boolean refines(double[][] x) {
        double[] newest = x[x.length - 1];
        for (int i = 0; i < x.length - 1; i++) {
            double farthest = 0;
            for (int c = 0; c < newest.length; c++) {
                farthest = Math.max(farthest, Math.abs(x[i][c] - newest[c]));
            }
            if (farthest < REFINING_DISTANCE) {
                return true;
            }
        }
        return false;
    }
}
