package dev.scalpel.training.optimiser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Limited-memory BFGS with bounds by projection, for smooth functions of a few variables. Never throws. */
final class BoundedLbfgs {

    private static final int MEMORY = 8;
    private static final int HALVINGS = 12;
    private static final double SUFFICIENT = 1e-4;

    /** A function to minimise. */
    @FunctionalInterface
    interface Function {
        /** The value at x; writes the gradient. A non-finite value rejects the step. */
        double at(double[] x, double[] gradient);
    }

    /** The result of a minimisation. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Minimum(double[] x, double value) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Step(double[] move, double[] turn, double product) {}

    private final double[] low;
    private final double[] high;
    private final int iterations;
    private final double tolerance;

    BoundedLbfgs(double[] low, double[] high, int iterations, double tolerance) {
        this.low = low.clone();
        this.high = high.clone();
        this.iterations = iterations;
        this.tolerance = tolerance;
    }

    Minimum from(double[] start, Function function) {
        int n = start.length;
        double[] x = start.clone();
        project(x);
        double[] gradient = new double[n];
        double value = function.at(x, gradient);
        if (!Double.isFinite(value)) {
            return new Minimum(x, Double.POSITIVE_INFINITY);
        }
        Deque<Step> steps = new ArrayDeque<>();
        for (int iteration = 0; iteration < iterations; iteration++) {
            double[] free = freeGradient(x, gradient);
            double slope = dot(free, free);
            if (Math.sqrt(slope) < tolerance) {
                break;
            }
            double[] direction = direction(free, steps);
            if (!(dot(direction, free) < 0)) {
                steps.clear();
                direction = scaled(free, -1);
            }
            double length = steps.isEmpty() ? Math.min(1, 1 / Math.sqrt(slope)) * firstStep() : 1;
            double[] next = new double[n];
            double[] nextGradient = new double[n];
            double nextValue = Double.POSITIVE_INFINITY;
            boolean lower = false;
            for (int halving = 0; halving < HALVINGS && !lower; halving++) {
                for (int i = 0; i < n; i++) {
                    next[i] = x[i] + length * direction[i];
                }
                project(next);
                nextValue = function.at(next, nextGradient);
                double gain = 0;
                for (int i = 0; i < n; i++) {
                    gain += gradient[i] * (next[i] - x[i]);
                }
                lower = Double.isFinite(nextValue) && gain < 0 && nextValue <= value + SUFFICIENT * gain;
                length *= halving < 2 ? 0.4 : 0.2;
            }
            if (!lower) {
                if (steps.isEmpty()) {
                    break;
                }
                steps.clear();
                continue;
            }
            remember(steps, x, next, gradient, nextGradient);
            double gained = value - nextValue;
            x = next;
            gradient = nextGradient;
            value = nextValue;
            if (gained < tolerance * tolerance) {
                break;
            }
        }
        return new Minimum(x, value);
    }

    private double firstStep() {
        double widest = 0;
        for (int i = 0; i < low.length; i++) {
            widest = Math.max(widest, high[i] - low[i]);
        }
        return 0.1 * widest;
    }

    private static void remember(Deque<Step> steps, double[] x, double[] next, double[] gradient, double[] after) {
        double[] move = new double[x.length];
        double[] turn = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            move[i] = next[i] - x[i];
            turn[i] = after[i] - gradient[i];
        }
        double product = dot(move, turn);
        if (product > 1e-10 * Math.sqrt(dot(move, move) * dot(turn, turn))) {
            steps.addFirst(new Step(move, turn, product));
            if (steps.size() > MEMORY) {
                steps.removeLast();
            }
        }
    }

    private static double[] direction(double[] free, Deque<Step> steps) {
        double[] q = free.clone();
        double[] weights = new double[steps.size()];
        int k = 0;
        for (Step step : steps) {
            weights[k] = dot(step.move, q) / step.product;
            add(q, step.turn, -weights[k]);
            k++;
        }
        if (!steps.isEmpty()) {
            Step newest = steps.getFirst();
            q = scaled(q, newest.product / dot(newest.turn, newest.turn));
        }
        Iterator<Step> oldestFirst = steps.descendingIterator();
        while (oldestFirst.hasNext()) {
            Step step = oldestFirst.next();
            k--;
            add(q, step.move, weights[k] - dot(step.turn, q) / step.product);
        }
        double[] direction = scaled(q, -1);
        for (int i = 0; i < direction.length; i++) {
            if (free[i] == 0) {
                direction[i] = 0;
            }
        }
        return direction;
    }

    private double[] freeGradient(double[] x, double[] gradient) {
        double[] free = gradient.clone();
        for (int i = 0; i < x.length; i++) {
            if ((x[i] <= low[i] && free[i] > 0) || (x[i] >= high[i] && free[i] < 0)) {
                free[i] = 0;
            }
        }
        return free;
    }

    private void project(double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.min(high[i], Math.max(low[i], x[i]));
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] target, double[] source, double weight) {
        for (int i = 0; i < target.length; i++) {
            target[i] += weight * source[i];
        }
    }

    private static double[] scaled(double[] a, double factor) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] * factor;
        }
        return result;
    }
}
