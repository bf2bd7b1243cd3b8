package dev.scalpel.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SearchTest {

    private static final SearchSpace SPACE = TestSpaces.MIXED;
    private static final OptimiserSettings SETTINGS = new OptimiserSettings(11, 4, 2, List.of());
    private static final Pruner PRUNER = new Pruner(3, 0.5);

    /** Two rounds; the first already shows the loss. */
    private static OptionalDouble twoRounds(int number, Point point, SearchProgress progress) {
        double loss = TestSpaces.loss(point);
        if (progress.hopeless(loss + 1) || progress.hopeless(loss)) {
            return OptionalDouble.of(loss + 1);
        }
        return OptionalDouble.of(loss);
    }

    private static Search search(int threads) {
        return new Search(new Optimiser(SPACE, SETTINGS), PRUNER, threads);
    }

    @Test
    void oneAndTwoThreadsGiveTheSameTrialsWhicheverEndsFirst() {
        List<Trial> one = search(1).run(12, List.of(), SearchTest::twoRounds, () -> true, trial -> {});
        List<Trial> two = search(2)
                .run(
                        12,
                        List.of(),
                        (number, point, progress) -> {
                            // Even trials take longer, so that odd ones overtake them.
                            Thread.sleep(number % 2 == 0 ? 20 : 0);
                            return twoRounds(number, point, progress);
                        },
                        () -> true,
                        trial -> {});

        assertThat(two).isEqualTo(one);
        assertThat(one).hasSize(12);
        assertThat(one).anyMatch(trial -> trial.status() == Trial.Status.PRUNED);
    }

    @Test
    void resumesFromRecordedTrialsWithTheSameResult() {
        List<Trial> undisturbed = search(2).run(12, List.of(), SearchTest::twoRounds, () -> true, trial -> {});
        List<Trial> recorded = new ArrayList<>(undisturbed.subList(0, 7));
        // Killed while trial 7 was running: 8 had overtaken it.
        recorded.add(undisturbed.get(8));
        List<Integer> ran = new ArrayList<>();

        List<Trial> resumed =
                search(2).run(12, recorded, SearchTest::twoRounds, () -> true, trial -> ran.add(trial.number()));

        assertThat(resumed).isEqualTo(undisturbed);
        assertThat(ran).containsExactlyInAnyOrder(7, 9, 10, 11);
    }

    @Test
    void startsNothingOnceTimeIsUp() {
        AtomicInteger started = new AtomicInteger();

        List<Trial> trials =
                search(2).run(12, List.of(), SearchTest::twoRounds, () -> started.incrementAndGet() <= 5, trial -> {});

        assertThat(trials).extracting(Trial::number).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void anAbortedTrialIsNotRecordedAndEndsTheSearch() {
        List<Trial> recorded = new ArrayList<>();
        Objective objective = (number, point, progress) ->
                number == 3 ? OptionalDouble.empty() : OptionalDouble.of(TestSpaces.loss(point));

        List<Trial> trials = search(1).run(12, List.of(), objective, () -> true, recorded::add);

        assertThat(trials).extracting(Trial::number).containsExactly(0, 1, 2);
        assertThat(recorded).isEqualTo(trials);
    }

    @Test
    void reportsAnExceptionOfTheObjective() {
        Objective broken = (number, point, progress) -> {
            throw new IllegalStateException("no bars");
        };

        assertThatThrownBy(() -> search(2).run(3, List.of(), broken, () -> true, trial -> {}))
                .isInstanceOf(TrialException.class)
                .hasMessageContaining("no bars")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void recordsUnusablePointsAsFailedAndContinues() {
        List<Trial> trials = search(1)
                .run(8, List.of(), (number, point, progress) -> OptionalDouble.of(Double.NaN), () -> true, trial -> {});

        assertThat(trials).hasSize(8).allMatch(trial -> trial.status() == Trial.Status.FAILED);
    }
}
