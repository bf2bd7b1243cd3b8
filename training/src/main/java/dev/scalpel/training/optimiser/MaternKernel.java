package dev.scalpel.training.optimiser;

import java.util.Arrays;
import smile.math.kernel.MercerKernel;

/**
 * Matérn 5/2 with a length scale for each parameter (automatic relevance determination). The coordinates of one
 * categorical parameter share one.
 */
final class MaternKernel implements MercerKernel<double[]> {

    private static final long serialVersionUID = 1;
    private static final double MAX_LOG = 15;

    private final int[] owner;
    private final double[] logInverseSquares;
    private final double logAmplitude;
    private final double amplitude;
    private final double[] inverseSquares;

    /**
     * @param owner index of each coordinate's parameter
     * @param logInverseSquares the logarithm of 1 / (length scale)² for each parameter
     * @param logAmplitude the logarithm of the variance
     */
    MaternKernel(int[] owner, double[] logInverseSquares, double logAmplitude) {
        this.owner = owner.clone();
        this.logInverseSquares = logInverseSquares.clone();
        this.logAmplitude = logAmplitude;
        amplitude = StrictMath.exp(logAmplitude);
        inverseSquares = new double[owner.length];
        for (int i = 0; i < owner.length; i++) {
            inverseSquares[i] = StrictMath.exp(logInverseSquares[owner[i]]);
        }
    }

    double amplitude() {
        return amplitude;
    }

    /** 1 / (length scale)² of a coordinate. */
    double inverseSquare(int coordinate) {
        return inverseSquares[coordinate];
    }

    @Override
    public double k(double[] x, double[] y) {
        double s = Math.sqrt(5 * squaredDistance(x, y));
        return amplitude * StrictMath.exp(-s) * (1 + s + s * s / 3);
    }

    double squaredDistance(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double difference = x[i] - y[i];
            sum += difference * difference * inverseSquares[i];
        }
        return sum;
    }

    /** The kernel, then its derivatives by the logarithms, in the order of {@link #hyperparameters}. */
    @Override
    public double[] kg(double[] x, double[] y) {
        double s = Math.sqrt(5 * squaredDistance(x, y));
        double decay = amplitude * StrictMath.exp(-s);
        double[] gradient = new double[logInverseSquares.length + 2];
        gradient[0] = decay * (1 + s + s * s / 3);
        double byDistance = -decay * (1 + s) * 5 / 6;
        for (int i = 0; i < x.length; i++) {
            double difference = x[i] - y[i];
            gradient[1 + owner[i]] += byDistance * difference * difference * inverseSquares[i];
        }
        gradient[gradient.length - 1] = gradient[0];
        return gradient;
    }

    @Override
    public MercerKernel<double[]> of(double[] parameters) {
        double[] scales = Arrays.copyOf(parameters, parameters.length - 1);
        return new MaternKernel(owner, scales, parameters[parameters.length - 1]);
    }

    @Override
    public double[] hyperparameters() {
        double[] all = Arrays.copyOf(logInverseSquares, logInverseSquares.length + 1);
        all[logInverseSquares.length] = logAmplitude;
        return all;
    }

    @Override
    public double[] lo() {
        return filled(-MAX_LOG);
    }

    @Override
    public double[] hi() {
        return filled(MAX_LOG);
    }

    private double[] filled(double value) {
        double[] bounds = new double[logInverseSquares.length + 1];
        Arrays.fill(bounds, value);
        return bounds;
    }
}
