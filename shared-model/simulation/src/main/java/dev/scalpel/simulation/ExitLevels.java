package dev.scalpel.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;

/**
 * What closes a position, computed once at its entry.
 *
 * @param targetThrough the price that must trade for the resting target to fill
 */
record ExitLevels(PositionSide side, double stop, double targetThrough, long deadline) {

    static ExitLevels of(Position position, PriceTicks ticks) {
        return new ExitLevels(
                position.side(),
                position.stopPrice(),
                ticks.through(position.side().exitSide(), position.targetPrice()),
                position.deadline());
    }

    /** The first row in [from, end) that closes the position; {@code end} when there is none. */
    int firstClosingRow(BarSeries bars, int from, int end) {
        int last = Math.min(end, bars.firstRowFrom(from, deadline));
        return side == PositionSide.LONG
                ? bars.firstOutside(from, last, stop, targetThrough)
                : bars.firstOutside(from, last, targetThrough, stop);
    }

    /** Rules 2 to 7: whether a bar at or after the entry closes the position. */
    boolean closeIn(long openTime, double high, double low) {
        return openTime >= deadline || stopIn(high, low) || targetIn(high, low);
    }

    boolean stopIn(double high, double low) {
        return side == PositionSide.LONG ? FillRules.fallsTo(stop, low) : FillRules.risesTo(stop, high);
    }

    boolean targetIn(double high, double low) {
        return side == PositionSide.LONG
                ? FillRules.risesTo(targetThrough, high)
                : FillRules.fallsTo(targetThrough, low);
    }
}
