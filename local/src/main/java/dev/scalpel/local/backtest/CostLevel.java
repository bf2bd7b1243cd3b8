package dev.scalpel.local.backtest;

import dev.scalpel.trading.Costs;

/**
 * Costs at which a backtest trades.
 *
 * @param bp per side: fees, spread and slippage of a taker order
 * @param costs of orders of one size
 */
public record CostLevel(double bp, Costs costs) {

    private static final double BASIS_POINTS = 1e4;

    /** @throws IllegalStateException when slippage depends on the size, see {@link Costs#atNotional} */
    public static CostLevel of(Costs costs) {
        return new CostLevel(BASIS_POINTS * costs.roundTrip() / 2, costs);
    }

    /** A fee of so many basis points per side, and nothing else. */
    public static CostLevel fee(double bp) {
        return new CostLevel(bp, Costs.of(bp / BASIS_POINTS, 0));
    }

    /** The same per side, at these costs, which contain those of holding. */
    CostLevel with(Costs complete) {
        return new CostLevel(bp, complete);
    }

    double roundTripBp() {
        return 2 * bp;
    }
}
