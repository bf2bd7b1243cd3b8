package dev.scalpel.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {

    private static final int[] ONE_PARAMETER = {0};

    /** Length scale 1, variance 1. */
    private static Hyperparameters unit(double noise) {
        return new Hyperparameters(new double[] {0}, 0, Math.log(noise));
    }

    private static double matern(double distance) {
        double s = Math.sqrt(5) * distance;
        return (1 + s + s * s / 3) * Math.exp(-s);
    }

    @Test
    void twoPointsGiveThePosteriorComputedByHand() {
        double[][] x = {{0}, {1}};
        double noise = 0.1;
        GaussianProcess process = GaussianProcess.fit(x, new double[] {1, -1}, ONE_PARAMETER, unit(noise));

        // K = (a b; b a) with a = 1.1, b = k(1), and half-way k* = (h, h): mean (h - h) / … = 0.
        double a = 1 + noise;
        double b = matern(1);
        double h = matern(0.5);
        GaussianProcess.Prediction middle = process.predict(new double[] {0.5});
        assertThat(middle.mean()).isEqualTo(0, within(1e-12));
        assertThat(middle.variance()).isEqualTo(1 - 2 * h * h / (a + b), within(1e-12));

        // At the first point k* = (1, b); the weights are (1, -1) / (a - b).
        GaussianProcess.Prediction first = process.predict(new double[] {0});
        assertThat(first.mean()).isEqualTo((1 - b) / (a - b), within(1e-12));
        double explained = (a - 2 * b * b + a * b * b) / (a * a - b * b);
        assertThat(first.variance()).isEqualTo(1 - explained, within(1e-12));
    }

    @Test
    void likelihoodOfTwoPointsIsTheDensityOfTheBivariateNormal() {
        double[][] x = {{0}, {1}};
        double[] y = {1, -1};
        double a = 1.1;
        double b = matern(1);
        double byHand = -0.5 * (2 / (a - b)) - 0.5 * Math.log(a * a - b * b) - Math.log(2 * Math.PI);

        double[] theta = {0, 0, Math.log(0.1)};
        assertThat(new MarginalLikelihood(x, y, ONE_PARAMETER).at(theta, new double[3]))
                .isEqualTo(byHand, within(1e-12));
        assertThat(GaussianProcess.fit(x, y, ONE_PARAMETER, unit(0.1)).logMarginalLikelihood())
                .isEqualTo(byHand, within(1e-9));
    }

    @Test
    void likelihoodEqualsSmilesOnManyPoints() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] x = points(random, 30, 4);
        double[] y = random.doubles(30, -1, 1).toArray();
        int[] owner = {0, 1, 1, 2};
        double[] theta = {0.3, -1, 2, 0.4, Math.log(1e-3)};

        double ours = new MarginalLikelihood(x, y, owner).at(theta, new double[5]);
        double smile =
                GaussianProcess.fit(x, y, owner, Hyperparameters.of(theta)).logMarginalLikelihood();

        assertThat(ours).isEqualTo(smile, within(1e-7));
    }

    @Test
    void gradientOfTheLikelihoodIsTheDifferenceQuotient() {
        SplittableRandom random = new SplittableRandom(4);
        double[] y = random.doubles(12, -1, 1).toArray();
        MarginalLikelihood likelihood = new MarginalLikelihood(points(random, 12, 3), y, new int[] {0, 1, 1});
        double[] theta = {0.3, 1.2, -0.4, Math.log(0.05)};
        double[] gradient = new double[4];
        likelihood.at(theta, gradient);

        for (int i = 0; i < theta.length; i++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            double quotient = (likelihood.at(up, new double[4]) - likelihood.at(down, new double[4])) / 2e-5;
            assertThat(gradient[i]).isEqualTo(quotient, within(1e-5));
        }
    }

    @Test
    void gradientOfTheLogExpectedImprovementIsTheDifferenceQuotient() {
        SplittableRandom random = new SplittableRandom(5);
        int[] owner = {0, 1, 2};
        GaussianProcess process = GaussianProcess.fit(
                points(random, 10, 3), random.doubles(10, -1, 1).toArray(), owner, Hyperparameters.plain(3));
        LogExpectedImprovement improvement = new LogExpectedImprovement(process, -0.9, 3);
        double[] point = {0.31, 0.62, 0.15};
        double[] gradient = new double[3];
        double value = improvement.at(point, gradient);

        assertThat(value).isEqualTo(improvement.at(point), within(1e-6));
        for (int c = 0; c < 3; c++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[c] += 1e-5;
            down[c] -= 1e-5;
            double quotient = (improvement.at(up) - improvement.at(down)) / 2e-5;
            assertThat(gradient[c]).isEqualTo(quotient, within(1e-4 * (1 + Math.abs(quotient))));
        }
    }

    @Test
    void gradientOfTheKernelIsTheDifferenceQuotient() {
        MaternKernel kernel = new MaternKernel(new int[] {0, 1}, new double[] {0.2, -0.7}, 0.5);
        double[] x = {0.1, 0.9};
        double[] y = {0.6, 0.3};
        double[] gradient = kernel.kg(x, y);

        assertThat(gradient[0]).isEqualTo(kernel.k(x, y));
        for (int i = 0; i < 3; i++) {
            double[] up = kernel.hyperparameters();
            double[] down = kernel.hyperparameters();
            up[i] += 1e-6;
            down[i] -= 1e-6;
            double quotient = (kernel.of(up).k(x, y) - kernel.of(down).k(x, y)) / 2e-6;
            assertThat(gradient[1 + i]).isEqualTo(quotient, within(1e-8));
        }
    }

    @Test
    void fitsRepeatedPointsWithDifferentLosses() {
        double[][] x = {{0.5}, {0.5}, {0.5}};
        GaussianProcess process = GaussianProcess.fit(x, new double[] {1, -1, 0}, ONE_PARAMETER, unit(1e-18));

        GaussianProcess.Prediction prediction = process.predict(new double[] {0.5});

        assertThat(prediction.mean()).isFinite();
        assertThat(prediction.variance()).isPositive();
        assertThat(process.noise()).isGreaterThan(1e-18);
    }

    private static double[][] points(SplittableRandom random, int count, int coordinates) {
        double[][] x = new double[count][];
        for (int i = 0; i < count; i++) {
            x[i] = random.doubles(coordinates).toArray();
        }
        return x;
    }
}
