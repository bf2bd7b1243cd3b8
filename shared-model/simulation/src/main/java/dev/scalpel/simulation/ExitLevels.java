package dev.scalpel.simulation;

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
