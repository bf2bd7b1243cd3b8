package dev.scalpel.research.synthetic;

import java.util.Objects;

/**
 * A stream of random numbers implemented here (SplitMix64, polar Gaussian with {@link StrictMath}), so that a seed gives
 * the same market on every machine and JDK.
 */
final class RandomStream {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private long state;
    private double spareGaussian;
    private boolean hasSpare;

    RandomStream(long seed) {
        state = seed;
    }

    /** A separate stream for each purpose: draws for one purpose never shift the numbers of another. */
    static RandomStream stream(long seed, String purpose) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < Objects.requireNonNull(purpose).length(); i++) {
            hash = (hash ^ purpose.charAt(i)) * FNV_PRIME;
        }
        return new RandomStream(mix(mix(seed) + hash));
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (nextLong() >>> 11) * TWO_TO_MINUS_53;
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Standard normal. */
    double gaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spareGaussian;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * uniform() - 1;
            y = 2 * uniform() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
        spareGaussian = y * scale;
        hasSpare = true;
        return x * scale;
    }

    void fillGaussian(double[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = gaussian();
        }
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
