package dev.scalpel.training.daily;

import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.promotion.Evidence;
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
 * What would have been traded by somebody who chooses before each fold by the folds before it, and stands aside where
 * the best so far earned nothing. The first fold has nobody to choose by and is no evidence.
 *
 * <p>For a fold, whatever trial traded it may be chosen, also one that was stopped after it: that it did badly there was
 * not known before. In the end only complete trials may be chosen.
 */
final class WalkForwardSelection {

    private final List<TrialRecord> complete;
    private final TrainingWindow window;
    private final TrialObjective aim;
    private final List<BlockReplay> traded = new ArrayList<>();

    WalkForwardSelection(List<TrialRecord> trials, TrainingWindow window, TrialObjective aim) {
        this.complete = trials.stream().filter(TrialRecord::eligible).toList();
        this.window = window;
        this.aim = aim;
        for (int fold = 1; fold < window.folds().size(); fold++) {
            int next = fold;
            traded.add(bestOver(
                            fold,
                            trials.stream()
                                    .filter(trial -> trial.folds().size() > next)
                                    .toList())
                    .map(trial -> trial.folds().get(next))
                    .orElseGet(() -> BlockReplay.nothing(window.folds().get(next))));
        }
    }

    /** The complete trial that earned most over all folds, if it earned anything. */
    Optional<TrialRecord> bestOfAll() {
        return bestOver(window.folds().size(), complete);
    }

    /** The one that earned most over so many first folds, if it earned anything; the earliest of equals. */
    private Optional<TrialRecord> bestOver(int folds, List<TrialRecord> candidates) {
        return candidates.stream()
                .max(Comparator.comparingDouble((TrialRecord trial) -> trial.valueAfter(folds, aim))
                        .thenComparing(
                                Comparator.comparingInt(TrialRecord::number).reversed()))
                .filter(trial -> trial.valueAfter(folds, aim) > 0);
    }

    /** @param holdOut what the best of all made of the hold-out */
    Evidence with(BlockReplay holdOut, Optional<Evidence.Incumbent> incumbent, int trialsMade) {
        HourlyReturns hours = HourlyReturns.none();
        double delayed = 1;
        int trades = 0;
        for (int fold = 1; fold < window.folds().size(); fold++) {
            BlockReplay one = traded.get(fold - 1);
            hours = hours.join(one.in(window.folds().get(fold)));
            delayed *= 1 + one.delayedNet();
            trades += one.trades();
        }
        return new Evidence(
                hours.join(holdOut.in(window.holdOut())),
                holdOut.net(),
                trades + holdOut.trades(),
                delayed * (1 + holdOut.delayedNet()) - 1,
                incumbent,
                Math.max(1, trialsMade),
                overfitting());
    }

    /** Mean promised net return of the trades ÷ mean realised one; NaN where nothing was earned. */
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
        return Evidence.overfittingOf(returns);
    }
}
