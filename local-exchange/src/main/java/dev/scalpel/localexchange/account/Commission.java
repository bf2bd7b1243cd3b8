package dev.scalpel.localexchange.account;

import java.math.BigDecimal;

/**
 * The commission on each fill, rounded down to 8 decimals.
 *
 * @param makerRate share of the value for a resting order: {@code 0.001} is 10 bp
 * @param takerRate share of the value for an order that took liquidity
 * @param asset in which asset it is charged; where the balance does not suffice, in the received asset
 * @param bnbPrice price of BNB in each quote asset; only used with {@link FeeAsset#BNB}
 */
public record Commission(BigDecimal makerRate, BigDecimal takerRate, FeeAsset asset, BigDecimal bnbPrice) {

    /** The asset in which a commission is charged. */
    public enum FeeAsset {
        /** The venue's default: base when buying, quote when selling. */
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

    /** The same rate for makers and takers, charged in the received asset. */
    public static Commission of(String rate) {
        BigDecimal both = new BigDecimal(rate);
        return new Commission(both, both, FeeAsset.RECEIVED, BigDecimal.ONE);
    }

    /** The same rates charged in another asset. */
    public Commission withAsset(FeeAsset other) {
        return new Commission(makerRate, takerRate, other, bnbPrice);
    }

    private static void requireRate(String name, BigDecimal rate) {
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException(name + " must be >= 0 and < 1: " + rate);
        }
    }
}
