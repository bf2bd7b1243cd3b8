package dev.scalpel.training.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.training.tuning.TrainingWindow;
import dev.scalpel.training.tuning.TrainingWindow.Lengths;
import dev.scalpel.training.tuning.TrialObjective;
import dev.scalpel.training.tuning.TrialRecord;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WalkForwardSelectionTest {

    private static final TrainingWindow WINDOW = TrainingWindow.endingAt(0, new Lengths(6, 1, 3, 1));

    private static final TrialObjective OBJECTIVE = new TrialObjective(5);

    @Test
    void tradesEachFoldByTheBestOfTheFoldsBefore() {
        TrialRecord early = trial(0, false, 0.003, 0.001, 0.001);
        TrialRecord late = trial(1, false, 0.001, 0.005, 0.004);

        WalkForwardSelection selection = new WalkForwardSelection(List.of(early, late), WINDOW, OBJECTIVE);
        WalkForwardResults made = selection.with(fold(0.002));

        // Fold 2 by the first trial, fold 3 by the second (0.003 a day against 0.002), then the hold-out.
        assertThat(made.returns().size()).isEqualTo(72);
        assertThat(made.returns().returns()[0]).isEqualTo(0.001 / 24, within(1e-15));
        assertThat(made.returns().returns()[24]).isEqualTo(0.004 / 24, within(1e-15));
        assertThat(made.returns().returns()[48]).isEqualTo(0.002 / 24, within(1e-15));
        assertThat(selection.bestOfAll()).contains(late);
        assertThat(made.trades()).isEqualTo(30);
        assertThat(made.delayedNet()).isEqualTo(1.01 * 1.01 * 1.01 - 1, within(1e-12));
    }

    @Test
    void standsAsideWhereTheBestSoFarEarnedNothing() {
        WalkForwardSelection selection =
                new WalkForwardSelection(List.of(trial(0, false, -0.001, 0.005, 0.001)), WINDOW, OBJECTIVE);

        WalkForwardResults made = selection.with(BlockReplay.flat(WINDOW.holdOut()));

        assertThat(made.returns().returns()[0]).isZero();
        assertThat(made.returns().returns()[24]).isEqualTo(0.001 / 24, within(1e-15));
        assertThat(made.trades()).isEqualTo(10);
    }

    @Test
    void neverChoosesAPrunedTrial() {
        TrialRecord pruned = trial(0, true, 0.009, 0.009, 0.009);
        TrialRecord complete = trial(1, false, 0.001, 0.001, 0.001);

        assertThat(new WalkForwardSelection(List.of(pruned, complete), WINDOW, OBJECTIVE).bestOfAll())
                .contains(complete);
    }

    @Test
    void selectsTheEarliestOfEqualTrials() {
        TrialRecord first = trial(0, false, 0.001, 0.001, 0.001);
        TrialRecord second = trial(1, false, 0.001, 0.001, 0.001);

        assertThat(new WalkForwardSelection(List.of(first, second), WINDOW, OBJECTIVE).bestOfAll())
                .contains(first);
    }

    @Test
    void scalesAGainWhereTradesAreTooFew() {
        BlockReplay ten = fold(0.001);

        assertThat(new TrialObjective(10).score(ten)).isEqualTo(ten.utilityPerDay());
        assertThat(new TrialObjective(40).score(ten)).isEqualTo(ten.utilityPerDay() / 4, within(1e-15));
        assertThat(new TrialObjective(40).score(fold(-0.001)))
                .isEqualTo(fold(-0.001).utilityPerDay());
    }

    @Test
    void comparesPromisedWithRealisedReturns() {
        WalkForwardSelection selection =
                new WalkForwardSelection(List.of(trial(0, false, 0.001, 0.001, 0.001)), WINDOW, OBJECTIVE);

        assertThat(selection.promisedToRealised(fold(0.001))).isEqualTo(2, within(1e-12));
        assertThat(selection.promisedToRealised(new BlockReplay(hours(0), 10, 0, 0.02, -1)))
                .isNaN();
    }

    private static TrialRecord trial(int number, boolean pruned, double... daily) {
        return new TrialRecord(
                "a",
                number,
                0,
                pruned,
                false,
                Map.of(),
                List.of(),
                Arrays.stream(daily).mapToObj(WalkForwardSelectionTest::fold).toList());
    }

    /** A day of equal hours: ten trades that realised half of what was promised, 1 % if entered late. */
    private static BlockReplay fold(double daily) {
        return new BlockReplay(hours(daily), 10, 0.01, 0.02, 0.01);
    }

    private static List<Double> hours(double daily) {
        return Collections.nCopies(24, daily / 24);
    }
}
