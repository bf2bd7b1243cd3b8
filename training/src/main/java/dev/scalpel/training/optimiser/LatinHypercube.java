package dev.scalpel.training.optimiser;

import java.util.SplittableRandom;

/** Maximin Latin hypercube: of many random ones, the one whose closest points are farthest apart. */
final class LatinHypercube {

    private static final int ATTEMPTS = 200;

    private LatinHypercube() {}

    static double[][] draw(int points, int coordinates, SplittableRandom random) {
        double[][] best = one(points, coordinates, random);
        double widest = nearest(best);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            double[][] cube = one(points, coordinates, random);
            double distance = nearest(cube);
            if (distance > widest) {
                widest = distance;
                best = cube;
            }
        }
        return best;
    }

    private static double[][] one(int points, int coordinates, SplittableRandom random) {
        double[][] cube = new double[points][coordinates];
        int[] order = new int[points];
        for (int c = 0; c < coordinates; c++) {
            for (int i = 0; i < points; i++) {
                int j = random.nextInt(i + 1);
                order[i] = order[j];
                order[j] = i;
            }
            for (int i = 0; i < points; i++) {
                cube[i][c] = (order[i] + random.nextDouble()) / points;
            }
        }
        return cube;
    }

    private static double nearest(double[][] cube) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < cube.length; i++) {
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int c = 0; c < cube[i].length; c++) {
                    double difference = cube[i][c] - cube[j][c];
                    sum += difference * difference;
                }
                least = Math.min(least, sum);
            }
        }
        return least;
    }
}
