package dev.scalpel.costs;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The commission of an account in one instrument, as its venue states it: all parts of a rate together, discounts applied.
 *
 * @param maker of an order that rests, as a share of its notional
 * @param taker of an order that takes, as a share of its notional
 * @param paidIn the third asset in which the venue charges it; empty where it charges a traded asset
 */
public record AccountFee(BigDecimal maker, BigDecimal taker, Optional<String> paidIn) {

    private static final BigDecimal MAX_RATE = new BigDecimal("0.05");

    public AccountFee {
        maker = plain("maker", maker);
        taker = plain("taker", taker);
        if (paidIn.isPresent() && paidIn.get().isBlank()) {
            throw new IllegalArgumentException("paidIn must name an asset");
        }
    }

    /** Without trailing zeros, so that equal rates are equal. */
    private static BigDecimal plain(String name, BigDecimal rate) {
        if (rate.signum() < 0 || rate.compareTo(MAX_RATE) > 0) {
            throw new IllegalArgumentException(
                    "commission of a " + name + " must lie in [0, " + MAX_RATE + "]: " + rate.toPlainString());
        }
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
