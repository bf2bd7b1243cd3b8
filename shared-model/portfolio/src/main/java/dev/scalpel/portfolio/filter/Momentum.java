package dev.scalpel.portfolio.filter;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.PositionSide;
import java.util.Locale;
import java.util.Optional;

/**
 * The rule {@code momentum}: the direction of the last closed frame, where it moved by more than a quarter of what frames usually
 * span. Frames are whole multiples of their minutes of the UTC day; a frame consists of the bars that there are, once its last minute or a
 * later one has come.
 */
public final class Momentum {

    /** Frames whose true range is averaged. */
    public static final int AVERAGED = 14;

    private static final double MIN_MOVE = 0.25;
    private static final double PERCENT = 100;

    private Momentum() {}

    /** How many minutes of bars before now the rule may read. */
    public static int lookBack(int minutes) {
        return (AVERAGED + 2) * minutes;
    }

    /**
     * Says no to an entry against the last closed frame, or without a direction.
     *
     * @param bars closed ones
     * @param minutes of a frame
     * @param now epoch milliseconds
     * @return the reason in words; empty where the frame agrees
     */
    public static Optional<String> refusal(BarSeries bars, int minutes, long now, PositionSide side) {
        Frames frames = Frames.of(bars, minutes, now);
        String rule = "momentum of " + minutes + " minutes: ";
        if (frames.last() < AVERAGED || !frames.isCurrent()) {
            return Optional.of(
                    rule + "bars are missing: it needs those of the last frame, and " + AVERAGED + " before");
        }
        double needed = MIN_MOVE * frames.averageTrueRange(frames.last(), AVERAGED);
        Frames.Frame newest = frames.newest();
        double move = newest.close() - newest.open();
        return move * side.sign() > needed
                ? Optional.empty()
                : Optional.of(rule
                        + String.format(
                                Locale.ROOT,
                                "the last frame moved %+.3f %%, %s needs more than %+.3f %%",
                                PERCENT * move / newest.open(),
                                side,
                                PERCENT * side.sign() * needed / newest.open()));
    }
}
