package dev.scalpel.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OptimiserTest {

    private static final SearchSpace BRANIN =
            new SearchSpace(List.of(new Parameter.Continuous("x0", -5, 10), new Parameter.Continuous("x1", 0, 15)));
    private static final double BRANIN_MINIMUM = 0.397887;

    private static final SearchSpace SPACE = TestSpaces.MIXED;

    @Test
    void findsTheMinimumOverMixedParameters() {
        List<Trial> trials = run(new Optimiser(SPACE, OptimiserSettings.sequential(1, 6)), 25, TestSpaces::loss);

        Trial best = Optimiser.best(trials).orElseThrow();
        assertThat(best.loss()).isLessThan(0.01);
        assertThat(best.point().integer("layers")).isEqualTo(2);
        assertThat(best.point().choice("shape")).isEqualTo("tanh");
    }

    @Test
    void beatsRandomSearchOnBraninWithTwentyFiveTrials() {
        double[] regrets = LongStream.range(0, 5)
                .mapToObj(seed -> run(
                        new Optimiser(BRANIN, OptimiserSettings.sequential(seed, 6)),
                        25,
                        point -> branin(point.real("x0"), point.real("x1"))))
                .mapToDouble(trials -> Optimiser.best(trials).orElseThrow().loss() - BRANIN_MINIMUM)
                .sorted()
                .toArray();

        // Random search is left with a median regret of 1.3 after thirty.
        assertThat(regrets[2]).isLessThan(0.1);
    }

    @Property(tries = 5)
    void aSuggestionIsAFunctionOfTheRecordedTrialsInAnyOrder(@ForAll long seed) {
        OptimiserSettings settings = new OptimiserSettings(seed, 4, 2, List.of());
        List<Trial> trials = run(new Optimiser(SPACE, settings), 9, TestSpaces::loss);
        List<Trial> shuffled = new ArrayList<>(trials);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(new Optimiser(SPACE, settings).suggest(9, shuffled))
                .isEqualTo(new Optimiser(SPACE, settings).suggest(9, trials));
    }

    @Test
    void anotherSeedSuggestsOtherPoints() {
        Point one = new Optimiser(SPACE, OptimiserSettings.sequential(1, 4)).suggest(0, List.of());
        Point two = new Optimiser(SPACE, OptimiserSettings.sequential(2, 4)).suggest(0, List.of());

        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void ignoresTrialsThatRunInParallel() {
        Optimiser optimiser = new Optimiser(SPACE, new OptimiserSettings(7, 4, 3, List.of()));
        List<Trial> trials = run(optimiser, 8, TestSpaces::loss);
        List<Trial> without = new ArrayList<>(trials.subList(0, 6));
        List<Trial> otherLosses = new ArrayList<>(without);
        otherLosses.add(Trial.complete(6, trials.get(6).point(), -100));
        otherLosses.add(Trial.failed(7, trials.get(7).point()));

        assertThat(optimiser.horizon(8)).isEqualTo(6);
        assertThat(optimiser.suggest(8, without)).isEqualTo(optimiser.suggest(8, trials));
        assertThat(optimiser.suggest(8, otherLosses)).isEqualTo(optimiser.suggest(8, trials));
    }

    @Test
    void parallelTrialsGetDifferentPoints() {
        Optimiser optimiser = new Optimiser(SPACE, new OptimiserSettings(7, 4, 4, List.of()));
        List<Trial> trials = run(optimiser, 7, TestSpaces::loss);

        Set<Point> together = new HashSet<>();
        for (int number = 6; number < 10; number++) {
            together.add(optimiser.suggest(number, trials));
        }

        assertThat(together).hasSize(4);
    }

    @Test
    void refusesToSuggestBeforeAnEarlierTrialHasEnded() {
        Optimiser optimiser = new Optimiser(SPACE, OptimiserSettings.sequential(1, 2));

        assertThatThrownBy(() -> optimiser.suggest(3, run(optimiser, 2, TestSpaces::loss)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trial 2 must have ended before trial 3 can be suggested");
    }

    @Test
    void givenPointsComeFirstAndTheDesignFillsTheRest() {
        Point yesterday = SPACE.decode(new double[] {0.2, 0.4, 0.1, 0, 0, 1});
        Optimiser optimiser = new Optimiser(SPACE, new OptimiserSettings(1, 3, 1, List.of(yesterday)));

        List<Trial> trials = run(optimiser, 3, TestSpaces::loss);

        assertThat(trials.get(0).point()).isEqualTo(SPACE.decode(SPACE.encode(yesterday)));
        assertThat(trials.stream().map(Trial::point)).doesNotHaveDuplicates();
    }

    @Test
    void theDesignHasOnePointInEachStripOfEachCoordinate() {
        double[][] design = LatinHypercube.draw(8, 3, new SplittableRandom(1));

        for (int c = 0; c < 3; c++) {
            Set<Integer> strips = new HashSet<>();
            for (double[] point : design) {
                strips.add((int) (point[c] * 8));
            }
            assertThat(strips).hasSize(8);
        }
    }

    @Property(tries = 25)
    void acceptsAnyLosses(@ForAll long seed, @ForAll @Size(min = 1, max = 14) List<@IntRange(max = 9) Integer> kinds) {
        double[] losses = {0, 0, 1, -1e300, 1e300, Double.NaN, Double.POSITIVE_INFINITY, 1e-300, -0.0, 5};
        SplittableRandom random = new SplittableRandom(seed);
        Point same = SPACE.decode(SPACE.draw(random));
        List<Trial> trials = new ArrayList<>();
        for (int kind : kinds) {
            Point point = kind % 2 == 0 ? same : SPACE.decode(SPACE.draw(random));
            Trial.Status status = kind == 4 ? Trial.Status.PRUNED : Trial.Status.COMPLETE;
            trials.add(new Trial(trials.size(), point, status, losses[kind], List.of()));
        }

        Optimiser optimiser = new Optimiser(SPACE, new OptimiserSettings(seed, 1, 1, List.of()));

        assertThat(SPACE.encode(optimiser.suggest(trials.size(), trials))).hasSize(SPACE.coordinates());
    }

    @Test
    void spreadsPointsWhenLossesAreEqual() {
        List<Trial> trials = run(new Optimiser(SPACE, OptimiserSettings.sequential(3, 2)), 12, point -> 1);

        assertThat(trials.stream().map(Trial::point)).doesNotHaveDuplicates();
    }

    @Test
    void aSmallSpaceIsExhaustedBeforeAPointIsRepeated() {
        SearchSpace small =
                new SearchSpace(new Parameter.IntegerRange("a", 1, 3), new Parameter.Categorical("b", "x", "y"));
        Optimiser optimiser = new Optimiser(small, OptimiserSettings.sequential(1, 1));

        List<Trial> trials = run(optimiser, 9, point -> point.integer("a"));

        assertThat(trials.subList(0, 6).stream().map(Trial::point)).doesNotHaveDuplicates();
        assertThat(trials).hasSize(9);
    }

    @Test
    void aLossThatIsNotFiniteIsAFailureAndNeverTheBest() {
        Point point = SPACE.decode(SPACE.draw(new SplittableRandom(1)));
        Trial infinite = Trial.complete(0, point, Double.NEGATIVE_INFINITY);
        Trial pruned = new Trial(1, point, Trial.Status.PRUNED, -5, List.of());
        Trial good = Trial.complete(2, point, 3);

        assertThat(infinite.status()).isEqualTo(Trial.Status.FAILED);
        assertThat(Optimiser.best(List.of(infinite, pruned, good))).contains(good);
        assertThat(Optimiser.best(List.of(infinite, pruned))).isEmpty();
    }

    @Test
    void failedAndPrunedTrialsCountAsBadOnes() {
        Point point = SPACE.decode(SPACE.draw(new SplittableRandom(1)));
        List<Trial> trials = List.of(
                Trial.complete(0, point, 1),
                Trial.complete(1, point, 2),
                Trial.complete(2, point, 9),
                Trial.failed(3, point),
                new Trial(4, point, Trial.Status.PRUNED, -7, List.of()),
                new Trial(5, point, Trial.Status.PRUNED, 4, List.of()),
                new Trial(6, point, Trial.Status.PRUNED, 99, List.of()));

        assertThat(Observations.of(SPACE, trials).losses()).containsExactly(1, 2, 9, 9, 2, 4, 9);
    }

    private static List<Trial> run(Optimiser optimiser, int count, ToDoubleFunction<Point> loss) {
        List<Trial> trials = new ArrayList<>();
        while (trials.size() < count) {
            Point point = optimiser.suggest(trials.size(), trials);
            trials.add(Trial.complete(trials.size(), point, loss.applyAsDouble(point)));
        }
        return trials;
    }

    private static double branin(double x, double y) {
        double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * StrictMath.cos(x) + 10;
    }
}
