package dev.scalpel.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;

/**
 * A stop and a target that rest for a position of a portfolio, by rules 3 to 5: what {@link Trader} does for its own.
 *
 * @param side of the position
 * @param stop NaN where there is none
 * @param target NaN where there is none
 * @param distance of the stop from the entry, as a share of its price
 * @param volatility σ by which a close stop is worsened; 0 where it is not measured
 */
public record RestingExit(
        PositionSide side, double stop, double target, double distance, double volatility, PriceTicks ticks) {

    /** How a bar fills it. */
    public record Filled(ExitReason reason, double price) {}

    /** The first row in [from, end) that fills it; {@code end} when there is none. */
    public int firstRow(BarSeries bars, int from, int end) {
        return from >= end ? end : levels().firstClosingRow(bars, from, end);
    }

    /**
     * How this row fills it: the stop first, where both are touched.
     *
     * @param units of the base asset
     */
    public Filled in(BarSeries bars, int row, double units, Costs costs) {
        if (!levels().stopIn(bars.high(row), bars.low(row))) {
            return new Filled(ExitReason.TARGET, target);
        }
        double price = FillRules.stopFillPrice(side, stop, bars.open(row), distance, volatility, costs, units * stop);
        return new Filled(ExitReason.STOP, price);
    }

    private ExitLevels levels() {
        return new ExitLevels(
                side,
                stop,
                ticks.touched(side, stop),
                ticks.through(side.exitSide(), target),
                Long.MAX_VALUE,
                Double.NaN);
    }
}
