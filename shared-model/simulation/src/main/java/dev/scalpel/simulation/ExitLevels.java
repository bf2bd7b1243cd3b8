package dev.scalpel.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;

/**
 * What closes a position, computed once at its entry and after each funding.
 *
 * @param adverse the nearer of stop and liquidation
 * @param touched the price at which it is reached
 * @param targetThrough the price that must trade for the resting target to fill
 * @param liquidation the mark at which the venue closes it; NaN if it never does
 */
public record ExitLevels(
        PositionSide side, double adverse, double touched, double targetThrough, long deadline, double liquidation) {

    static ExitLevels of(Position position, PriceTicks ticks, double liquidation) {
        PositionSide side = position.side();
        return new ExitLevels(
                side,
                nearer(side, position.stopPrice(), liquidation),
                nearer(side, ticks.touched(side, position.stopPrice()), liquidation),
                ticks.through(side.exitSide(), position.targetPrice()),
                position.deadline(),
                liquidation);
    }

    /**
     * Of a stop and a target that rest without a deadline, as those of a portfolio.
     *
     * @param stop NaN where there is none
     * @param target NaN where there is none
     * @param liquidation NaN of a position that cannot be liquidated
     */
    public static ExitLevels resting(
            PositionSide side, double stop, double target, double liquidation, PriceTicks ticks) {
        return new ExitLevels(
                side,
                nearer(side, stop, liquidation),
                nearer(side, ticks.touched(side, stop), liquidation),
                ticks.through(side.exitSide(), target),
                Long.MAX_VALUE,
                liquidation);
    }

    /** Of two prices on the losing side, of which each may be NaN for none, the one that is reached first. */
    static double nearer(PositionSide side, double stop, double liquidation) {
        if (Double.isNaN(liquidation)) {
            return stop;
        }
        if (Double.isNaN(stop)) {
            return liquidation;
        }
        return side == PositionSide.LONG ? Math.max(stop, liquidation) : Math.min(stop, liquidation);
    }

    /** The first row in [from, end) that closes the position; {@code end} when there is none. */
    public int firstClosingRow(BarSeries bars, int from, int end) {
        int last = Math.min(end, bars.firstRowFrom(from, deadline));
        return side == PositionSide.LONG
                ? bars.firstOutside(from, last, touched, targetThrough)
                : bars.firstOutside(from, last, targetThrough, touched);
    }

    /** Rules 2 to 7: whether a bar at or after the entry closes the position. */
    boolean closeIn(long openTime, double high, double low) {
        return openTime >= deadline || stopIn(high, low) || targetIn(high, low);
    }

    public boolean stopIn(double high, double low) {
        return side == PositionSide.LONG ? FillRules.fallsTo(touched, low) : FillRules.risesTo(touched, high);
    }

    boolean targetIn(double high, double low) {
        return side == PositionSide.LONG
                ? FillRules.risesTo(targetThrough, high)
                : FillRules.fallsTo(targetThrough, low);
    }
}
