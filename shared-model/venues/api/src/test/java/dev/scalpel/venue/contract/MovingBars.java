package dev.scalpel.venue.contract;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The bars of a venue's stand-in: those that the contract expects at the start, one minute that is not listed, and then some
 * calm hours, or the prices that the market is moved to. Begins at 12:00:30, and the next funding is at 16:00.
 */
public final class MovingBars {

    public static final Instant START = Instant.parse("2026-11-20T12:00:30Z");
    public static final Duration UNTIL_FUNDING = Duration.ofHours(4);

    private static final int CLOSED = 130;
    private static final int COMING = 300;
    /** Between the start and the first move, and between moves. */
    private static final int CALM = 3;
    /** The minute that is not listed, counted from the first. */
    private static final int GAP = 70;

    private final Deque<BigDecimal> moves;
    private final List<Bar> bars;
    private int moved;

    /** @param moves the prices of {@link MarginStandIn#moveTo}, in their sequence */
    public MovingBars(List<BigDecimal> moves) {
        this.moves = new ArrayDeque<>(moves);
        bars = bars(moves);
    }

    /** Of a market that moves nowhere. */
    public static MovingBars calm() {
        return new MovingBars(List.of());
    }

    public Bar[] all() {
        return bars.toArray(Bar[]::new);
    }

    /** Those that are closed at the start. */
    public List<Bar> closed() {
        return bars.stream()
                .filter(bar -> bar.openTime() < Minutes.floor(START))
                .toList();
    }

    /** When the market has moved to its next price, which must be this one. */
    public Instant movedTo(BigDecimal price) {
        BigDecimal next = moves.remove();
        if (next.compareTo(price) != 0) {
            throw new AssertionError("the market moves to " + next + ", not to " + price);
        }
        moved++;
        return Instant.ofEpochMilli(Minutes.plus(Minutes.floor(START), moved * (CALM + 1) + 1));
    }

    private static List<Bar> bars(List<BigDecimal> moves) {
        long first = Minutes.plus(Minutes.floor(START), -CLOSED);
        List<Bar> bars = new ArrayList<>();
        for (int minute = 0; minute <= CLOSED + (moves.isEmpty() ? COMING : CALM); minute++) {
            if (minute != GAP) {
                double open = 100 + minute % 3;
                bars.add(new Bar(Minutes.plus(first, minute), open, open + 3, open - 2, open + 1, 12.5, 40, 5.25));
            }
        }
        double last = bars.get(bars.size() - 1).close();
        for (BigDecimal move : moves) {
            bars.add(bar(bars, last, move.doubleValue()));
            last = move.doubleValue();
            for (int calm = 0; calm < CALM; calm++) {
                bars.add(bar(bars, last, last));
            }
        }
        return bars;
    }

    private static Bar bar(List<Bar> before, double open, double close) {
        long time = Minutes.plus(before.get(before.size() - 1).openTime(), 1);
        return new Bar(time, open, Math.max(open, close), Math.min(open, close), close, 12.5, 40, 5.25);
    }
}
