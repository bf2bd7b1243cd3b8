package dev.scalpel.localexchange.account;

import java.math.BigDecimal;

/**
 * The commission on each fill, rounded down to 8 decimals.
 *
 * @param makerRate share of the value for a resting order: {@code 0.001} is 10 bp
 * @param takerRate share of the value for an order that took liquidity
 * @param asset in which asset it is charged; where the balance does not suffice, in the received asset
 * @param bnbPrice price of BNB in each quote asset; only used with {@link FeeAsset#BNB}
 * @param discount what the standard rates are multiplied by when the commission is paid in BNB
 * @param specialRate added to both rates, without discount (faqs/commission_faq.md)
 * @param taxRate added to both rates, without discount
 */
public record Commission(
        BigDecimal makerRate,
        BigDecimal takerRate,
        FeeAsset asset,
        BigDecimal bnbPrice,
        BigDecimal discount,
        BigDecimal specialRate,
        BigDecimal taxRate) {

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
        requireRate("specialRate", specialRate);
        requireRate("taxRate", taxRate);
        if (bnbPrice.signum() <= 0) {
            throw new IllegalArgumentException("bnbPrice must be > 0: " + bnbPrice);
        }
        if (discount.signum() < 0 || discount.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("discount must be >= 0 and <= 1: " + discount);
        }
    }

    /** Without discount, special and tax commission. */
    public Commission(BigDecimal makerRate, BigDecimal takerRate, FeeAsset asset, BigDecimal bnbPrice) {
        this(makerRate, takerRate, asset, bnbPrice, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** The same rate for makers and takers, charged in the received asset. */
    public static Commission of(String rate) {
        BigDecimal both = new BigDecimal(rate);
        return new Commission(both, both, FeeAsset.RECEIVED, BigDecimal.ONE);
    }

    /** The same rates charged in another asset. */
    public Commission withAsset(FeeAsset other) {
        return new Commission(makerRate, takerRate, other, bnbPrice, discount, specialRate, taxRate);
    }

    /** The same standard rates, multiplied by this when paid in BNB. */
    public Commission withDiscount(String factor) {
        return new Commission(makerRate, takerRate, asset, bnbPrice, new BigDecimal(factor), specialRate, taxRate);
    }

    /** The same standard rates with these in addition. */
    public Commission withExtra(String special, String tax) {
        return new Commission(
                makerRate, takerRate, asset, bnbPrice, discount, new BigDecimal(special), new BigDecimal(tax));
    }

    /** What a fill pays, as a share of its value. */
    public BigDecimal rate(boolean maker, boolean inBnb) {
        BigDecimal standard = maker ? makerRate : takerRate;
        return (inBnb ? standard.multiply(discount) : standard).add(specialRate).add(taxRate);
    }

    private static void requireRate(String name, BigDecimal rate) {
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException(name + " must be >= 0 and < 1: " + rate);
        }
    }
}
