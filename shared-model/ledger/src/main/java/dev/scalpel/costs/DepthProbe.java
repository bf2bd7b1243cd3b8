package dev.scalpel.costs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What taker orders of some sizes would have paid beyond the best price, by the order book at one time.
 *
 * @param slippageRates by notional in the quote asset, as a share of the best price; the mean of both sides
 */
public record DepthProbe(Instant time, NavigableMap<BigDecimal, Double> slippageRates) {

    /** A larger slippage is recorded as this. */
    public static final double MAX_RATE = 0.05;

    public DepthProbe {
        slippageRates = Collections.unmodifiableNavigableMap(new TreeMap<>(slippageRates));
        if (slippageRates.isEmpty()) {
            throw new IllegalArgumentException("a probe needs at least one size");
        }
        slippageRates.forEach((notional, rate) -> {
            if (notional.signum() <= 0 || !(rate >= 0 && rate <= MAX_RATE)) {
                throw new IllegalArgumentException("a probe needs notionals > 0 and rates in [0, " + MAX_RATE + "]: "
                        + notional.toPlainString() + ", " + rate);
            }
        });
    }
}
