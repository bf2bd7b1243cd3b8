package dev.scalpel.training.optimiser;

import java.util.Arrays;

/** Finds the hyperparameters with the largest posterior: marginal likelihood times prior. */
final class HyperparameterSearch {

    private static final double MIN_LOG_SCALE = StrictMath.log(1e-3);
    private static final double MAX_LOG_SCALE = StrictMath.log(2e3);
    private static final double MIN_LOG_NOISE = StrictMath.log(1e-6);
    private static final int ITERATIONS = 40;

    private HyperparameterSearch() {}

    static Hyperparameters best(double[][] x, double[] y, int[] owner) {
        MarginalLikelihood likelihood = new MarginalLikelihood(x, y, owner);
        int parameters = likelihood.parameters();
        double[] low = new double[parameters + 2];
        double[] high = new double[parameters + 2];
        Arrays.fill(low, 0, parameters, MIN_LOG_SCALE);
        Arrays.fill(high, 0, parameters, MAX_LOG_SCALE);
        low[parameters] = StrictMath.log(1e-3);
        high[parameters] = StrictMath.log(1e3);
        low[parameters + 1] = MIN_LOG_NOISE;
        high[parameters + 1] = StrictMath.log(2);
        BoundedLbfgs descent = new BoundedLbfgs(low, high, ITERATIONS, 1e-3);
        BoundedLbfgs.Function loss = (theta, gradient) -> -posterior(likelihood, theta, gradient);
        BoundedLbfgs.Minimum exact = descent.from(start(parameters, 1e-4), loss);
        BoundedLbfgs.Minimum noisy = descent.from(start(parameters, 0.1), loss);
        BoundedLbfgs.Minimum best = noisy.value() < exact.value() ? noisy : exact;
        return Double.isFinite(best.value()) ? Hyperparameters.of(best.x()) : Hyperparameters.plain(parameters);
    }

    private static double[] start(int parameters, double noise) {
        return Hyperparameters.start(parameters, 0, StrictMath.log(noise));
    }

    /** Writes the negative gradient, as the minimiser needs it. */
    private static double posterior(MarginalLikelihood likelihood, double[] theta, double[] gradient) {
        double value = likelihood.at(theta, gradient);
        int parameters = likelihood.parameters();
        for (int p = 0; p < parameters; p++) {
            double inverseSquare = StrictMath.exp(theta[p]);
            value -= 0.1 / inverseSquare + 0.1 * inverseSquare;
            gradient[p] += 0.1 / inverseSquare - 0.1 * inverseSquare;
        }
        double amplitude = StrictMath.exp(theta[parameters]);
        value += theta[parameters] - amplitude;
        gradient[parameters] += 1 - amplitude;
        double noise = StrictMath.exp(theta[parameters + 1]);
        value += 0.1 * theta[parameters + 1] - 30 * noise;
        gradient[parameters + 1] += 0.1 - 30 * noise;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = -gradient[i];
        }
        return value;
    }
}
