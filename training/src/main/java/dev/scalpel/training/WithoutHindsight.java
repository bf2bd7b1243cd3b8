package dev.scalpel.training;

import dev.scalpel.learning.Traded;
import dev.scalpel.promotion.Evidence;
import dev.scalpel.promotion.HourlyReturns;
import dev.scalpel.statistics.Figure;
import dev.scalpel.training.data.TrainingWindow;
import dev.scalpel.training.tuning.TrialRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What would have been traded by somebody who chooses before each fold by the folds before it, and stands aside where
 * the best so far earned nothing. The first fold has nobody to choose by and is no evidence.
 */
final class WithoutHindsight {

    private final List<TrialRecord> eligible;
    private final TrainingWindow window;
    private final List<Traded> traded = new ArrayList<>();

    WithoutHindsight(List<TrialRecord> trials, TrainingWindow window) {
        this.eligible = trials.stream().filter(TrialRecord::eligible).toList();
        this.window = window;
        for (int fold = 1; fold < window.folds().size(); fold++) {
            int next = fold;
            traded.add(bestAfter(fold)
                    .map(trial -> trial.folds().get(next))
                    .orElseGet(() -> Traded.nothing(window.folds().get(next))));
        }
    }

    /** The eligible trial that earned most over so many first folds, if it earned anything; the earliest of equals. */
    Optional<TrialRecord> bestAfter(int folds) {
        return eligible.stream()
                .max(Comparator.comparingDouble((TrialRecord trial) -> trial.valueAfter(folds))
                        .thenComparing(
                                Comparator.comparingInt(TrialRecord::number).reversed()))
                .filter(trial -> trial.valueAfter(folds) > 0);
    }

    Optional<TrialRecord> bestOfAll() {
        return bestAfter(window.folds().size());
    }

    /** @param holdOut what the best of all made of the hold-out */
    Evidence with(Traded holdOut, Optional<Evidence.Incumbent> incumbent, int trialsMade) {
        HourlyReturns hours = HourlyReturns.none();
        double delayed = 1;
        int trades = 0;
        for (int fold = 1; fold < window.folds().size(); fold++) {
            Traded one = traded.get(fold - 1);
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
    double promisedToRealised(Traded holdOut) {
        double promised = holdOut.promised();
        double realised = holdOut.realised();
        for (Traded one : traded) {
            promised += one.promised();
            realised += one.realised();
        }
        return realised > 0 ? promised / realised : Double.NaN;
    }

    private Figure overfitting() {
        if (eligible.isEmpty()) {
            return Figure.undefined("no complete trial");
        }
        double[][] returns = new double[window.foldHours()][eligible.size()];
        for (int trial = 0; trial < eligible.size(); trial++) {
            int hour = 0;
            for (Traded fold : eligible.get(trial).folds()) {
                for (double value : fold.hourly()) {
                    returns[hour++][trial] = value;
                }
            }
        }
        return Evidence.overfittingOf(returns);
    }
}
