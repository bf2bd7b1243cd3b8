package dev.scalpel.trading.margin;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * On what terms positions of an instrument are opened and kept open, each with a margin of its own (isolated).
 *
 * @param leverage notional ÷ initial margin; 1 for a position that is paid for in full
 * @param liquidationFeeRate fee of a liquidation, as a share of the notional liquidated ("liquidationFee" in Binance's exchange
 *     information), 0 to 0.1
 */
public record MarginTerms(int leverage, MarginTiers tiers, BigDecimal liquidationFeeRate) {

    /** Digits after the point of amounts that a venue books. */
    static final int AMOUNT_SCALE = 8;

    private static final BigDecimal MAX_FEE_RATE = new BigDecimal("0.1");

    public MarginTerms {
        int highest = tiers.tiers().get(0).maxLeverage();
        if (leverage < 1 || leverage > highest) {
            throw new IllegalArgumentException("leverage must lie in [1, " + highest + "]: " + leverage);
        }
        if (liquidationFeeRate.signum() < 0 || liquidationFeeRate.compareTo(MAX_FEE_RATE) > 0) {
            throw new IllegalArgumentException(
                    "liquidationFeeRate must lie in [0, " + MAX_FEE_RATE + "]: " + liquidationFeeRate);
        }
    }

    public MarginTerms withLeverage(int other) {
        return new MarginTerms(other, tiers, liquidationFeeRate);
    }

    /** What opening a position of this notional takes: notional ÷ leverage, rounded up to {@value #AMOUNT_SCALE} decimals. */
    public BigDecimal initialMargin(BigDecimal notional) {
        return notional.divide(BigDecimal.valueOf(leverage), AMOUNT_SCALE, RoundingMode.CEILING);
    }

    /** The largest notional that may be opened: the cap of the last tier that allows the leverage. */
    public BigDecimal maxNotional() {
        return tiers.maxNotional(leverage);
    }
}
