package dev.scalpel.trading.margin;

import dev.scalpel.trading.MarginRules;
import dev.scalpel.trading.PositionSide;
import java.util.Objects;

/**
 * {@link MarginTerms} in doubles, for simulations, which need the liquidation prices of millions of positions.
 * {@code LiquidationPricesTest} holds them and {@link IsolatedMargin} together.
 */
public final class LiquidationPrices implements MarginRules {

    /** Each position's own. */
    private static final double OWN_NOTIONAL = -1;

    private final MarginTerms terms;
    private final double fixedNotional;
    private final double maxNotional;
    private final double[] rates;
    private final double[] amounts;

    private LiquidationPrices(MarginTerms terms, double fixedNotional) {
        this.terms = terms;
        this.fixedNotional = fixedNotional;
        maxNotional = terms.maxNotional().doubleValue();
        rates = terms.tiers().tiers().stream()
                .mapToDouble(tier -> tier.maintenanceRate().doubleValue())
                .toArray();
        amounts = terms.tiers().tiers().stream()
                .mapToDouble(tier -> tier.maintenanceAmount().doubleValue())
                .toArray();
    }

    public static LiquidationPrices of(MarginTerms terms) {
        return new LiquidationPrices(terms, OWN_NOTIONAL);
    }

    @Override
    public double initialShare() {
        return 1.0 / terms.leverage();
    }

    @Override
    public double maxNotional(double balance, double feeRate) {
        return Math.min(maxNotional, balance / (initialShare() + feeRate));
    }

    /** Of the prices at which each tier would liquidate the position, the nearest to its entry. */
    @Override
    public double liquidationPrice(PositionSide side, double entryPrice, double notional, double marginShare) {
        double size = fixedNotional == OWN_NOTIONAL ? notional : fixedNotional;
        int sign = side.sign();
        double nearest = ratio(sign, marginShare, 0, rates[0]);
        for (int tier = 1; tier < rates.length && size > 0; tier++) {
            double ratio = ratio(sign, marginShare, amounts[tier] / size, rates[tier]);
            nearest = side == PositionSide.LONG ? Math.max(nearest, ratio) : Math.min(nearest, ratio);
        }
        return nearest > 0 ? entryPrice * nearest : Double.NaN;
    }

    /** Of the liquidation price to that of the entry, by one tier. */
    private static double ratio(int sign, double marginShare, double amountShare, double rate) {
        return (marginShare + amountShare - sign) / (rate - sign);
    }

    @Override
    public double liquidationFeeRate() {
        return terms.liquidationFeeRate().doubleValue();
    }

    @Override
    public LiquidationPrices atNotional(double notional) {
        return new LiquidationPrices(terms, notional);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LiquidationPrices prices
                && terms.equals(prices.terms)
                && fixedNotional == prices.fixedNotional;
    }

    @Override
    public int hashCode() {
        return Objects.hash(terms, fixedNotional);
    }

    /** Everything that decides a price: trials of a tuning are resumed only under equal settings. */
    @Override
    public String toString() {
        return terms + (fixedNotional == OWN_NOTIONAL ? "" : " at a notional of " + fixedNotional);
    }
}
