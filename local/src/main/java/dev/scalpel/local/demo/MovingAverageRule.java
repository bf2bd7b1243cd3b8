package dev.scalpel.local.demo;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.signals.TargetState;
import java.util.Optional;

/**
 * The rule behind the demo's signals: long while the mean of the last two hours is above that of the last eight, otherwise out, or
 * short where positions may be short. Mutable: it remembers what it has signalled.
 */
final class MovingAverageRule {

    static final int EVERY_MINUTES = 15;

    private static final int FAST_MINUTES = 120;
    private static final int SLOW_MINUTES = 480;

    private final BarSeries bars;
    private final TargetState below;
    private TargetState signalled = TargetState.FLAT;

    /** @param mayBeShort whether the venue has short positions */
    MovingAverageRule(BarSeries bars, boolean mayBeShort) {
        this.bars = bars;
        below = mayBeShort ? TargetState.SHORT : TargetState.FLAT;
    }

    /** A change of what is to be held, and the close that caused it. */
    record Crossing(TargetState previous, TargetState target, double price) {}

    /**
     * The crossing that the bars before a minute show, if there is one and the minute ends a quarter of an hour.
     *
     * @param minute epoch milliseconds; bars from here on are not read
     */
    Optional<Crossing> at(long minute) {
        int end = bars.firstRowFrom(minute);
        int slow = bars.firstRowFrom(Minutes.plus(minute, -SLOW_MINUTES));
        int fast = bars.firstRowFrom(Minutes.plus(minute, -FAST_MINUTES));
        if (Math.floorMod(minute, EVERY_MINUTES * Minutes.MILLIS) != 0 || fast == end) {
            return Optional.empty();
        }
        TargetState target = mean(fast, end) > mean(slow, end) ? TargetState.LONG : below;
        if (target == signalled) {
            return Optional.empty();
        }
        Crossing crossing = new Crossing(signalled, target, bars.close(end - 1));
        signalled = target;
        return Optional.of(crossing);
    }

    private double mean(int from, int end) {
        double sum = 0;
        for (int row = from; row < end; row++) {
            sum += bars.close(row);
        }
        return sum / (end - from);
    }
}
