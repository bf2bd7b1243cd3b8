package dev.scalpel.training.score;

import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.training.tuning.TrainingWindow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether there is enough history to make a model of the score style, and to judge it. */
public final class ScoreHistory {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    /** Share of a block's minutes of trading that must have been scored. */
    private static final double MIN_SCORED = 0.5;

    private ScoreHistory() {}

    /** Why the bars are not sufficient, in numbers. */
    public static Optional<String> flawOf(ScoreWalk walk, TrainingWindow window) {
        ScoreProcedure procedure = walk.procedure();
        SessionMinutes session = new SessionMinutes(walk.featureSet().session());
        long day = Math.floorDiv(window.to(), DAY_MILLIS);
        int usable = walk.historyBefore(day);
        long judged = Math.floorDiv(window.to() - window.folds().get(0).from(), DAY_MILLIS);
        String needed = String.format(
                Locale.ROOT,
                "the score style needs %d days to fit, %d more for its threshold and %d to judge it by, after the week that"
                        + " its features look back on",
                procedure.minDays(),
                procedure.minThresholdDays(),
                judged);
        if (usable < procedure.minDays()) {
            return Optional.of("too few bars: " + usable + " usable days; " + needed);
        }
        IssuedScores issued = walk.scores(procedure.scoreHorizons());
        for (TimeBlock block : blocks(window)) {
            long scored = scored(issued, block);
            long minutes = session.count(block.from(), block.to());
            if (scored < MIN_SCORED * minutes) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "too few bars: %d usable days, but %,d of the %,d minutes from %s could be scored; %s",
                        usable,
                        scored,
                        minutes,
                        block,
                        needed));
            }
        }
        long first = Math.floorDiv(window.folds().get(0).from(), DAY_MILLIS);
        return Double.isFinite(issued.threshold(first, 0.5))
                ? Optional.empty()
                : Optional.of(
                        "too few bars: " + usable + " usable days, and no scores of " + procedure.minThresholdDays()
                                + " days before " + window.folds().get(0) + "; " + needed);
    }

    private static List<TimeBlock> blocks(TrainingWindow window) {
        return Stream.concat(window.folds().stream(), Stream.of(window.holdOut()))
                .toList();
    }

    private static long scored(IssuedScores issued, TimeBlock block) {
        long scored = 0;
        int end = issued.bars().firstRowFrom(block.to());
        for (int row = issued.bars().firstRowFrom(block.from()); row < end; row++) {
            scored += Double.isNaN(issued.score(row)) ? 0 : 1;
        }
        return scored;
    }
}
