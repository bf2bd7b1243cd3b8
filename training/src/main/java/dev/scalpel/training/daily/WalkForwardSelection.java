package dev.scalpel.training.daily;

import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.promotion.HourlyReturns;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.training.tuning.TrainingWindow;
import dev.scalpel.training.tuning.TrialObjective;
import dev.scalpel.training.tuning.TrialRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What would have been traded by selecting the best trial before each fold by its results on the earlier folds, and
 * standing aside where the best earned nothing. The first fold has no earlier folds and is not part of the evidence.
 *
 * <p>For a fold, any trial that traded it may be selected, also one that was pruned after it, because its result there
 * was not known before. The final selection is among complete trials only.
 */
final class WalkForwardSelection {

    private final List<TrialRecord> complete;
    private final TrainingWindow window;
    private final TrialObjective objective;
    private final List<BlockReplay> traded = new ArrayList<>();

    WalkForwardSelection(List<TrialRecord> trials, TrainingWindow window, TrialObjective objective) {
        this.complete = trials.stream().filter(TrialRecord::eligible).toList();
        this.window = window;
        this.objective = objective;
        for (int fold = 1; fold < window.folds().size(); fold++) {
            int next = fold;
            traded.add(bestOver(
                            fold,
                            trials.stream()
                                    .filter(trial -> trial.folds().size() > next)
                                    .toList())
                    .map(trial -> trial.folds().get(next))
                    .orElseGet(() -> BlockReplay.flat(window.folds().get(next))));
        }
    }

    /** The best complete trial over all folds, if it earned anything. */
    Optional<TrialRecord> bestOfAll() {
        return bestOver(window.folds().size(), complete);
    }

    /** The best trial over the first folds, if it earned anything; the earliest of equal ones. */
    private Optional<TrialRecord> bestOver(int folds, List<TrialRecord> candidates) {
        return candidates.stream()
                .max(Comparator.comparingDouble((TrialRecord trial) -> trial.valueAfter(folds, objective))
                        .thenComparing(
                                Comparator.comparingInt(TrialRecord::number).reversed()))
                .filter(trial -> trial.valueAfter(folds, objective) > 0);
    }

    /** @param holdOut result of the best trial on the hold-out */
    WalkForwardResults with(BlockReplay holdOut) {
        HourlyReturns hours = HourlyReturns.none();
        double delayed = 1;
        int trades = 0;
        for (int fold = 1; fold < window.folds().size(); fold++) {
            BlockReplay one = traded.get(fold - 1);
            hours = hours.append(one.returnsIn(window.folds().get(fold)));
            delayed *= 1 + one.delayedNet();
            trades += one.trades();
        }
        return new WalkForwardResults(
                hours.append(holdOut.returnsIn(window.holdOut())),
                holdOut.net(),
                trades + holdOut.trades(),
                delayed * (1 + holdOut.delayedNet()) - 1,
                overfitting());
    }

    /** Mean predicted net return of the trades ÷ mean realised return; NaN where nothing was earned. */
    double promisedToRealised(BlockReplay holdOut) {
        double promised = holdOut.promised();
        double realised = holdOut.realised();
        for (BlockReplay one : traded) {
            promised += one.promised();
            realised += one.realised();
        }
        return realised > 0 ? promised / realised : Double.NaN;
    }

    private Statistic overfitting() {
        if (complete.isEmpty()) {
            return Statistic.undefined("no complete trial");
        }
        double[][] returns = new double[window.foldHours()][complete.size()];
        for (int trial = 0; trial < complete.size(); trial++) {
            int hour = 0;
            for (BlockReplay fold : complete.get(trial).folds()) {
                for (double value : fold.hourly()) {
                    returns[hour++][trial] = value;
                }
            }
        }
        return WalkForwardResults.overfittingOf(returns);
    }
}
