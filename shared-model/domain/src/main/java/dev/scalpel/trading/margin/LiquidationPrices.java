package dev.scalpel.trading.margin;

import dev.scalpel.trading.PositionSide;

/**
 * {@link MarginTerms} in doubles, for simulations, which need the liquidation prices of millions of positions.
 * {@code LiquidationPricesTest} holds them and {@link IsolatedMargin} together.
 */
public final class LiquidationPrices {

    private final int leverage;
    private final double maxNotional;
    private final double[] rates;
    private final double[] amounts;

    private LiquidationPrices(MarginTerms terms) {
        leverage = terms.leverage();
        maxNotional = terms.maxNotional().doubleValue();
        rates = terms.tiers().tiers().stream()
                .mapToDouble(tier -> tier.maintenanceRate().doubleValue())
                .toArray();
        amounts = terms.tiers().tiers().stream()
                .mapToDouble(tier -> tier.maintenanceAmount().doubleValue())
                .toArray();
    }

    public static LiquidationPrices of(MarginTerms terms) {
        return new LiquidationPrices(terms);
    }

    /** What opening a position of this notional takes. */
    public double initialMargin(double notional) {
        return notional / leverage;
    }

    /**
     * The largest notional that this balance opens: its initial margin and its entry's fee are paid from it, and its tier allows
     * the leverage.
     */
    public double maxNotional(double balance, double feeRate) {
        return Math.min(maxNotional, balance / (1.0 / leverage + feeRate));
    }

    /**
     * See {@link IsolatedMargin#liquidationPrice}.
     *
     * @param quantity in units of the base asset
     * @return NaN if the position cannot be liquidated
     */
    public double liquidationPrice(PositionSide side, double quantity, double entryPrice, double margin) {
        int sign = side.sign();
        double nearest = sign * Double.NEGATIVE_INFINITY;
        for (int tier = 0; tier < rates.length; tier++) {
            double price = (margin + amounts[tier] - sign * quantity * entryPrice) / (quantity * (rates[tier] - sign));
            nearest = sign > 0 ? Math.max(nearest, price) : Math.min(nearest, price);
        }
        return nearest > 0 ? nearest : Double.NaN;
    }

    /** The price at which the whole margin is lost: what a position that can be liquidated is closed at. */
    public static double bankruptcyPrice(PositionSide side, double quantity, double entryPrice, double margin) {
        return entryPrice - side.sign() * (margin / quantity);
    }
}
