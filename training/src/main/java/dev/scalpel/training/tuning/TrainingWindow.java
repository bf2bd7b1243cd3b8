package dev.scalpel.training.tuning;

import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.market.Minutes;
import dev.scalpel.promotion.HourlyReturns;
import java.util.ArrayList;
import java.util.List;

/**
 * The days of a training, in order: days for fits only, a block that calibrates the first fold, the folds, the
 * hold-out. Each block is predicted by fits on everything before it.
 *
 * @param from start of the bars
 * @param calibration directly before the first fold
 * @param folds contiguous, up to the hold-out
 */
public record TrainingWindow(long from, TimeBlock calibration, List<TimeBlock> folds, TimeBlock holdOut) {

    /** Lengths in days. Days of the window that are in no other part are for fits only. */
    public record Lengths(int windowDays, int holdOutDays, int folds, int foldDays) {

        public Lengths {
            if (folds < 2 || foldDays < 1 || holdOutDays < 1) {
                throw new IllegalArgumentException("folds must be >= 2, foldDays and holdOutDays >= 1: " + folds + ", "
                        + foldDays + ", " + holdOutDays);
            }
            if (windowDays - holdOutDays - folds * foldDays < 1) {
                throw new IllegalArgumentException("a window of " + windowDays + " days leaves no day to fit on"
                        + " before " + folds + " folds of " + foldDays + " days and a hold-out of " + holdOutDays);
            }
        }

        int daysBeforeFolds() {
            return windowDays - holdOutDays - folds * foldDays;
        }

        /** A third of the days before the folds: enough for the slopes, and most days remain for fits. */
        int calibrationHours() {
            return daysBeforeFolds() * 24 / 3;
        }
    }

    public TrainingWindow {
        folds = List.copyOf(folds);
    }

    /** @param to end of the hold-out, a whole hour */
    public static TrainingWindow endingAt(long to, Lengths lengths) {
        long day = Minutes.PER_DAY * Minutes.MILLIS;
        long holdOut = to - lengths.holdOutDays() * day;
        long firstFold = holdOut - (long) lengths.folds() * lengths.foldDays() * day;
        List<TimeBlock> folds = new ArrayList<>();
        for (int fold = 0; fold < lengths.folds(); fold++) {
            long start = firstFold + (long) fold * lengths.foldDays() * day;
            folds.add(new TimeBlock(start, start + lengths.foldDays() * day));
        }
        TimeBlock calibration =
                new TimeBlock(firstFold - lengths.calibrationHours() * HourlyReturns.HOUR_MILLIS, firstFold);
        return new TrainingWindow(
                firstFold - lengths.daysBeforeFolds() * day, calibration, folds, new TimeBlock(holdOut, to));
    }

    public long to() {
        return holdOut.to();
    }

    /** The blocks that are predicted in tuning, in order: calibration, then the folds. */
    public List<TimeBlock> walked() {
        List<TimeBlock> walked = new ArrayList<>(List.of(calibration));
        walked.addAll(folds);
        return List.copyOf(walked);
    }

    /** Hours of all folds. */
    public int foldHours() {
        return Math.toIntExact((holdOut.from() - folds.get(0).from()) / HourlyReturns.HOUR_MILLIS);
    }
}
