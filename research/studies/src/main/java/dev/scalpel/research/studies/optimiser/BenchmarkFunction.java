package dev.scalpel.research.studies.optimiser;

import dev.scalpel.training.optimiser.Parameter;
import dev.scalpel.training.optimiser.SearchSpace;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A function with a known minimum.
 *
 * @param parameters continuous ones, x0, x1 and so on
 * @param initialTrials size of the initial design of the published figures
 */
public record BenchmarkFunction(
        String name,
        List<Parameter.Continuous> parameters,
        double minimum,
        int initialTrials,
        ToDoubleFunction<double[]> value) {

    private static final double[] HARTMANN_WEIGHTS = {1.0, 1.2, 3.0, 3.2};
    private static final double[][] HARTMANN_SCALES = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] HARTMANN_CENTRES = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };

    /** The three functions for which results of other optimisers are published. */
    public static List<BenchmarkFunction> all() {
        return List.of(branin(), hartmann6(), ackley5());
    }

    public static BenchmarkFunction branin() {
        return new BenchmarkFunction(
                "Branin",
                List.of(new Parameter.Continuous("x0", -5, 10), new Parameter.Continuous("x1", 0, 15)),
                0.39788735772973816,
                6,
                BenchmarkFunction::branin);
    }

    public static BenchmarkFunction hartmann6() {
        return new BenchmarkFunction("Hartmann6", cube(6, 0, 1), -3.322368011415515, 12, BenchmarkFunction::hartmann);
    }

    public static BenchmarkFunction ackley5() {
        return new BenchmarkFunction("Ackley5", cube(5, -5, 10), 0, 12, BenchmarkFunction::ackley);
    }

    public int dimensions() {
        return parameters.size();
    }

    public SearchSpace space() {
        return new SearchSpace(parameters);
    }

    private static List<Parameter.Continuous> cube(int dimensions, double low, double high) {
        return IntStream.range(0, dimensions)
                .mapToObj(i -> new Parameter.Continuous("x" + i, low, high))
                .toList();
    }

    private static double branin(double[] x) {
        double b = 5.1 / (4 * Math.PI * Math.PI);
        double bend = x[1] - b * x[0] * x[0] + 5 / Math.PI * x[0] - 6;
        return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * StrictMath.cos(x[0]) + 10;
    }

    private static double hartmann(double[] x) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            double inner = 0;
            for (int j = 0; j < 6; j++) {
                double difference = x[j] - HARTMANN_CENTRES[i][j];
                inner += HARTMANN_SCALES[i][j] * difference * difference;
            }
            sum += HARTMANN_WEIGHTS[i] * StrictMath.exp(-inner);
        }
        return -sum;
    }

    private static double ackley(double[] x) {
        double squares = 0;
        double cosines = 0;
        for (double each : x) {
            squares += each * each;
            cosines += StrictMath.cos(2 * Math.PI * each);
        }
        return -20 * StrictMath.exp(-0.2 * Math.sqrt(squares / x.length))
                - StrictMath.exp(cosines / x.length)
                + 20
                + Math.E;
    }
}
