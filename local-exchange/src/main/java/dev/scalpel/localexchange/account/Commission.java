package dev.scalpel.localexchange.account;

import java.math.BigDecimal;

/**
 * What the exchange takes of each fill, rounded down to 8 decimals.
 *
 * @param makerRate share of the value when the order was resting: {@code 0.001} is 10 bp
 * @param takerRate share of the value when the order met resting ones
 * @param asset in what it is taken; where that asset does not suffice it is taken of what was received
 * @param bnbPrice what a BNB is worth in each quote asset; only used with {@link FeeAsset#BNB}
 */
public record Commission(BigDecimal makerRate, BigDecimal takerRate, FeeAsset asset, BigDecimal bnbPrice) {

    /** In what a commission is taken. */
    public enum FeeAsset {
        /** As the real one does by default: base when buying, quote when selling. */
        RECEIVED,
        BASE,
        QUOTE,
        BNB
    }

    public Commission {
        requireRate("makerRate", makerRate);
        requireRate("takerRate", takerRate);
        if (bnbPrice.signum() <= 0) {
            throw new IllegalArgumentException("bnbPrice must be > 0: " + bnbPrice);
        }
    }

    /** The same rate for both, taken of what is received. */
    public static Commission of(String rate) {
        BigDecimal both = new BigDecimal(rate);
        return new Commission(both, both, FeeAsset.RECEIVED, BigDecimal.ONE);
    }

    /** The same rates in another asset. */
    public Commission in(FeeAsset other) {
        return new Commission(makerRate, takerRate, other, bnbPrice);
    }

    private static void requireRate(String name, BigDecimal rate) {
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException(name + " must be >= 0 and < 1: " + rate);
        }
    }
}
