package dev.scalpel.portfolio.filter;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.PositionSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rule {@code momentum}: the direction of the last closed frame, where it moved by more than a quarter of what frames usually
 * span. Frames are whole multiples of their minutes of the UTC day; a frame consists of the bars that there are.
 */
public final class Momentum {

    /** Frames whose true range is averaged. */
    public static final int AVERAGED = 14;

    private static final double MIN_MOVE = 0.25;
    private static final double PERCENT = 100;

    private Momentum() {}

    private record Frame(long start, double open, double high, double low, double close) {

        Frame with(BarSeries bars, int row) {
            return new Frame(
                    start, open, Math.max(high, bars.high(row)), Math.min(low, bars.low(row)), bars.close(row));
        }
    }

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
        long length = minutes * Minutes.MILLIS;
        List<Frame> frames = frames(bars, length, now);
        long newestStart = (Math.floorDiv(now, length) - 1) * length;
        int last = frames.size() - 1;
        String rule = "momentum of " + minutes + " minutes: ";
        if (last < AVERAGED || frames.get(last).start() != newestStart) {
            return Optional.of(
                    rule + "bars are missing: it needs those of the last frame, and " + AVERAGED + " before");
        }
        double sum = 0;
        for (int i = last - AVERAGED + 1; i <= last; i++) {
            sum += trueRange(frames.get(i), frames.get(i - 1).close());
        }
        double needed = MIN_MOVE * sum / AVERAGED;
        Frame newest = frames.get(last);
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

    private static double trueRange(Frame frame, double before) {
        return Math.max(frame.high(), before) - Math.min(frame.low(), before);
    }

    private static List<Frame> frames(BarSeries bars, long length, long now) {
        List<Frame> frames = new ArrayList<>();
        for (int row = 0; row < bars.size(); row++) {
            long start = Math.floorDiv(bars.openTime(row), length) * length;
            if (start + length > now) {
                break;
            }
            int last = frames.size() - 1;
            if (last >= 0 && frames.get(last).start() == start) {
                frames.set(last, frames.get(last).with(bars, row));
            } else {
                frames.add(new Frame(start, bars.open(row), bars.high(row), bars.low(row), bars.close(row)));
            }
        }
        return frames;
    }
}
