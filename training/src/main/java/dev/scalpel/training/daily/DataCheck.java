package dev.scalpel.training.daily;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.training.tuning.TrainingWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks before a long training that there are enough data. */
final class DataCheck {

    /** Share of the minutes of the window in which the instrument is traded. */
    private static final double MIN_BARS = 0.8;
    /** Share of those of each part. */
    private static final double MIN_LABELLED = 0.5;
    /** Share of the bars with a price move. */
    private static final double MIN_MOVING = 0.02;

    private DataCheck() {}

    /** Why the bars are not sufficient. */
    static Optional<String> flawOf(BarSeries bars, TrainingWindow window, SessionMinutes session) {
        BarSeries inside = bars.between(window.from(), window.to());
        TimeBlock whole = new TimeBlock(window.from(), window.to());
        long minutes = session.count(window.from(), window.to());
        if (inside.size() < MIN_BARS * minutes) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "too few bars: %,d of the %,d minutes from %s, in %,d holes; at least %,.0f are needed",
                    inside.size(),
                    minutes,
                    whole,
                    session.open(inside.gapsWithin(window.from(), window.to())).size(),
                    MIN_BARS * minutes));
        }
        int moving = 0;
        for (int row = 0; row < inside.size(); row++) {
            moving += inside.high(row) > inside.low(row) ? 1 : 0;
        }
        if (moving < MIN_MOVING * inside.size()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the market stood still: the price moved in %,d of %,d minutes",
                    moving,
                    inside.size()));
        }
        return Optional.empty();
    }

    /** Why the labels are not sufficient. */
    static Optional<String> flawOf(Examples examples, TrainingWindow window, SessionMinutes session) {
        List<TimeBlock> parts = new ArrayList<>(
                List.of(new TimeBlock(window.from(), window.calibration().from())));
        parts.addAll(window.walked());
        for (TimeBlock part : parts) {
            int usable = examples.usableRows(part.from(), part.to());
            long minutes = session.count(part.from(), part.to());
            if (usable < MIN_LABELLED * minutes) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "too few labels: %,d of the %,d minutes from %s have features and outcomes; holes in the bars"
                                + " cost the minutes around them too",
                        usable,
                        minutes,
                        part));
            }
        }
        return Optional.empty();
    }
}
