package dev.scalpel.portfolio.paper;

import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.ExitLevels;
import dev.scalpel.simulation.FillRules;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;

/**
 * A stop and a target that rest for a position, by rules 3 to 5 of the simulator, and its liquidation, by rule 10.
 *
 * @param side of the position
 * @param stop NaN where there is none
 * @param target NaN where there is none
 * @param liquidation of the position
 * @param distance of the stop from the entry, as a share of its price
 */
record RestingExit(
        PositionSide side,
        double stop,
        double target,
        PaperLiquidation liquidation,
        double distance,
        PriceTicks ticks) {

    /** A signal measures no volatility: its stops are worsened by spread and slippage alone. */
    private static final double NOT_MEASURED = 0;

    /** How a bar fills it. */
    record Filled(ExitReason reason, double price) {}

    /** Nothing rests for the position. */
    static RestingExit none(PaperLiquidation liquidation, PaperMarket market) {
        return new RestingExit(
                liquidation.side(), Double.NaN, Double.NaN, liquidation, NOT_MEASURED, PriceTicks.of(market.filters()));
    }

    /** The first row in [from, end) that fills it; {@code end} when there is none. */
    int firstRow(BarSeries bars, int from, int end) {
        return from >= end ? end : levels().firstClosingRow(bars, from, end);
    }

    /**
     * How this row fills it: the stop or the liquidation first, where the target is touched too.
     *
     * @param units of the base asset
     */
    Filled in(BarSeries bars, int row, double units, Costs costs) {
        ExitLevels levels = levels();
        if (!levels.stopIn(bars.high(row), bars.low(row))) {
            return new Filled(ExitReason.TARGET, FillRules.targetFillPrice(side, target, costs, units * target));
        }
        double reached = levels.adverse();
        double price =
                FillRules.stopFillPrice(side, reached, bars.open(row), distance, NOT_MEASURED, costs, units * reached);
        return liquidation.precedes(price)
                ? new Filled(ExitReason.LIQUIDATION, liquidation.bankruptcy())
                : new Filled(ExitReason.STOP, price);
    }

    private ExitLevels levels() {
        return ExitLevels.resting(side, stop, target, liquidation.price(), ticks);
    }
}
