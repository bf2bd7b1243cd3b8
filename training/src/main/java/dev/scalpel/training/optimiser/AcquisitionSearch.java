package dev.scalpel.training.optimiser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Finds the point with the largest expected improvement: random points first, then local searches from the best. */
final class AcquisitionSearch {

    private static final int RANDOM_POINTS = 500;
    private static final int LOCAL_POINTS = 300;
    private static final int CENTRES = 5;
    private static final int DESCENTS = 6;
    private static final int ITERATIONS = 30;
    private static final double MIN_DISTANCE = 0.02;
    private static final double SAME_POINT = 1e-7;

    private final SearchSpace space;
    private final SplittableRandom random;

    AcquisitionSearch(SearchSpace space, SplittableRandom random) {
        this.space = space;
        this.random = random;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Candidate(double[] unit, double value) {}

    /**
     * @param improvement the function to maximise
     * @param tried points that are not repeated unless no other is left
     * @param best tried points, best first; some candidates are drawn near the first ones
     */
    double[] best(LogExpectedImprovement improvement, List<double[]> tried, List<double[]> best) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < RANDOM_POINTS; i++) {
            candidates.add(scored(space.draw(random), improvement));
        }
        int centres = Math.min(CENTRES, best.size());
        for (int i = 0; i < LOCAL_POINTS && centres > 0; i++) {
            candidates.add(scored(near(best.get(i % centres)), improvement));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::value).reversed());
        for (Candidate start : apart(candidates)) {
            candidates.add(refined(start, improvement));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::value).reversed());
        for (Candidate candidate : candidates) {
            if (tried.stream().noneMatch(point -> distance(point, candidate.unit) < SAME_POINT)) {
                return candidate.unit;
            }
        }
        return candidates.get(0).unit;
    }

    private static List<Candidate> apart(List<Candidate> sorted) {
        List<Candidate> chosen = new ArrayList<>();
        for (Candidate candidate : sorted) {
            if (chosen.stream().allMatch(other -> distance(other.unit, candidate.unit) > MIN_DISTANCE)) {
                chosen.add(candidate);
                if (chosen.size() == DESCENTS) {
                    break;
                }
            }
        }
        return chosen;
    }

    private Candidate refined(Candidate start, LogExpectedImprovement improvement) {
        Candidate best = start;
        for (int round = 0; round < 4; round++) {
            Candidate before = best;
            best = larger(best, descended(best, improvement));
            for (double[] neighbour : space.neighbours(best.unit)) {
                best = larger(best, scored(neighbour, improvement));
            }
            if (best.value <= before.value
                    || (round == 0 && space.neighbours(best.unit).isEmpty())) {
                break;
            }
        }
        return best;
    }

    private Candidate descended(Candidate start, LogExpectedImprovement improvement) {
        int n = start.unit.length;
        double[] low = start.unit.clone();
        double[] high = start.unit.clone();
        boolean free = false;
        for (int c = 0; c < n; c++) {
            if (space.continuous(space.parameterOf(c))) {
                low[c] = 0;
                high[c] = 1;
                free = true;
            }
        }
        if (!free) {
            return start;
        }
        BoundedLbfgs descent = new BoundedLbfgs(low, high, ITERATIONS, 1e-6);
        BoundedLbfgs.Minimum minimum = descent.from(start.unit, (x, gradient) -> {
            double value = improvement.at(x, gradient);
            for (int c = 0; c < n; c++) {
                gradient[c] = -gradient[c];
            }
            return -value;
        });
        return scored(minimum.x(), improvement);
    }

    private double[] near(double[] centre) {
        double[] unit = centre.clone();
        double reach = StrictMath.pow(10, -0.7 - 2.3 * random.nextDouble());
        int parameters = space.parameters().size();
        double share = Math.max(0.3, 1.0 / parameters);
        for (int p = 0; p < parameters; p++) {
            if (random.nextDouble() >= share) {
                continue;
            }
            int c = space.firstCoordinate(p);
            if (space.continuous(p)) {
                unit[c] = Math.min(1, Math.max(0, unit[c] + reach * random.nextGaussian()));
            } else {
                space.redraw(p, random, unit);
            }
        }
        return unit;
    }

    private static Candidate larger(Candidate a, Candidate b) {
        return b.value > a.value ? b : a;
    }

    private static Candidate scored(double[] unit, LogExpectedImprovement improvement) {
        double value = improvement.at(unit);
        return new Candidate(unit, Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value);
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
