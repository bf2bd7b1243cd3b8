package dev.scalpel.portfolio.filter;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.filter.Frames.Frame;
import dev.scalpel.trading.PositionSide;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rule {@code trend}: a colour by two averages of closed frames. It is {@link Colour#UP} when the exponential average of 20 closes has
 * risen above that of 50 by a quarter of the average true range, {@link Colour#DOWN} when it has fallen below it by as much, and between the
 * two what it was before. It is computed from the same {@value #WINDOW} frames whoever asks, so that all have the same colour.
 */
public final class Trend {

    /** Frames that are read: the weight of what lies before them in the slower average is below 0.1 %. */
    public static final int WINDOW = 200;

    /** So many of them must exist. */
    private static final int MIN_FRAMES = 150;

    private static final int FAST = 20;
    private static final int SLOW = 50;
    private static final int AVERAGED = 14;
    private static final double BAND = 0.25;

    private Trend() {}

    /** What a trend is. */
    public enum Colour {
        UP,
        DOWN,
        /** The averages have not parted yet. */
        NONE;

        public Optional<PositionSide> side() {
            return switch (this) {
                case UP -> Optional.of(PositionSide.LONG);
                case DOWN -> Optional.of(PositionSide.SHORT);
                case NONE -> Optional.empty();
            };
        }

        /** For messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The colour after a frame.
     *
     * @param end of the frame, epoch milliseconds
     * @param since the end of the frame that changed the colour to this, if it was in the window
     * @param close of the frame
     */
    public record Reading(Colour colour, long end, Optional<Long> since, double close) {}

    /** How many minutes of bars before now the rule may read. */
    public static int lookBack(int minutes) {
        return (WINDOW + 1) * minutes;
    }

    /**
     * After the newest closed frame; empty where bars are missing, or its last minute has not arrived yet.
     *
     * @param bars closed minutes
     * @param minutes of a frame
     * @param now epoch milliseconds
     */
    public static Optional<Reading> of(BarSeries bars, int minutes, long now) {
        Frames frames = Frames.of(bars, minutes, now);
        long end = frames.newestStart() + minutes * Minutes.MILLIS;
        long from = end - WINDOW * (minutes * Minutes.MILLIS);
        List<Frame> window =
                frames.closed().stream().filter(frame -> frame.start() >= from).toList();
        return window.size() >= MIN_FRAMES && frames.isCurrent()
                ? Optional.of(reading(new Frames(minutes, frames.newestStart(), frames.complete(), window), end))
                : Optional.empty();
    }

    /**
     * Says no to an entry against the trend, or without one.
     *
     * @return the reason in words; empty where the trend agrees
     */
    public static Optional<String> refusal(BarSeries bars, int minutes, long now, PositionSide side) {
        String rule = "trend of " + minutes + " minutes: ";
        Optional<Reading> reading = of(bars, minutes, now);
        if (reading.isEmpty()) {
            return Optional.of(
                    rule + "bars are missing: it needs " + MIN_FRAMES + " of the last " + WINDOW + " frames");
        }
        Colour colour = reading.get().colour();
        return colour.side().filter(side::equals).isPresent()
                ? Optional.empty()
                : Optional.of(rule + "it is " + colour.word() + ", " + side + " needs "
                        + (side == PositionSide.LONG ? Colour.UP : Colour.DOWN).word());
    }

    private static Reading reading(Frames frames, long end) {
        double fast = frames.closed().get(0).close();
        double slow = fast;
        Colour colour = Colour.NONE;
        Optional<Long> since = Optional.empty();
        for (int i = 1; i <= frames.last(); i++) {
            Frame frame = frames.closed().get(i);
            fast = averaged(fast, frame.close(), FAST);
            slow = averaged(slow, frame.close(), SLOW);
            Colour next =
                    i < AVERAGED ? Colour.NONE : next(colour, fast - slow, BAND * frames.averageTrueRange(i, AVERAGED));
            since = next == colour ? since : Optional.of(frame.start() + frames.minutes() * Minutes.MILLIS);
            colour = next;
        }
        return new Reading(colour, end, since, frames.newest().close());
    }

    private static double averaged(double before, double close, int count) {
        return before + 2.0 / (count + 1) * (close - before);
    }

    private static Colour next(Colour before, double distance, double band) {
        if (distance > band) {
            return Colour.UP;
        }
        return distance < -band ? Colour.DOWN : before;
    }
}
