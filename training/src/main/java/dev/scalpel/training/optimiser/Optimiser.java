package dev.scalpel.training.optimiser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Suggests the next point to try. Stateless: a suggestion is a pure function of the space, the settings, its number and
 * the finished trials before its {@link #horizon}. So an interrupted search resumes with the same suggestions, and the
 * order in which parallel trials end does not matter.
 */
public final class Optimiser {

    private final SearchSpace space;
    private final OptimiserSettings settings;
    private final List<double[]> design;

    /** Refuses a first point outside the space. */
    public Optimiser(SearchSpace space, OptimiserSettings settings) {
        this.space = space;
        this.settings = settings;
        this.design = new ArrayList<>();
        settings.firstPoints().forEach(point -> design.add(space.encode(point)));
        int missing = settings.initialTrials() - design.size();
        if (missing > 0) {
            SplittableRandom random = new SplittableRandom(settings.seed());
            for (double[] unit : LatinHypercube.draw(missing, space.coordinates(), random)) {
                design.add(space.snap(unit));
            }
        }
    }

    /** A trial may depend only on trials with a number below this. All of them must have ended before it starts. */
    public int horizon(int number) {
        return Math.max(0, number - settings.width() + 1);
    }

    /**
     * The point of a trial.
     *
     * @param recorded finished trials in any order; those at or above the horizon are ignored
     * @throws IllegalArgumentException if a trial below the horizon is absent
     */
    public Point suggest(int number, List<Trial> recorded) {
        Map<Integer, Trial> byNumber = new HashMap<>();
        recorded.forEach(trial -> byNumber.put(trial.number(), trial));
        Map<Integer, Point> running = new HashMap<>();
        for (int pending = horizon(number); pending < number; pending++) {
            Trial ended = byNumber.get(pending);
            running.put(pending, ended == null ? point(pending, byNumber, running) : ended.point());
        }
        return point(number, byNumber, running);
    }

    /** The complete trial with the smallest loss, the earliest of equal ones. */
    public static Optional<Trial> best(List<Trial> recorded) {
        return recorded.stream()
                .filter(trial -> trial.status() == Trial.Status.COMPLETE)
                .min(Comparator.comparingDouble(Trial::loss).thenComparingInt(Trial::number));
    }

    private Point point(int number, Map<Integer, Trial> byNumber, Map<Integer, Point> running) {
        if (number < design.size()) {
            return space.decode(design.get(number));
        }
        int horizon = horizon(number);
        List<Trial> known = new ArrayList<>();
        for (int i = 0; i < horizon; i++) {
            Trial trial = byNumber.get(i);
            if (trial == null) {
                throw new IllegalArgumentException(
                        "trial " + i + " must have ended before trial " + number + " can be suggested");
            }
            known.add(trial);
        }
        List<double[]> runningPoints = new ArrayList<>();
        for (int i = horizon; i < number; i++) {
            Trial ended = byNumber.get(i);
            runningPoints.add(space.encode(ended == null ? pointOf(i, running) : ended.point()));
        }
        SplittableRandom random = new SplittableRandom(settings.seed() * 0x9E3779B97F4A7C15L + number);
        return space.decode(new Suggestion(space, random).unit(known, runningPoints));
    }

    private static Point pointOf(int number, Map<Integer, Point> running) {
        Point point = running.get(number);
        if (point == null) {
            throw new IllegalStateException("no point for running trial " + number);
        }
        return point;
    }
}
