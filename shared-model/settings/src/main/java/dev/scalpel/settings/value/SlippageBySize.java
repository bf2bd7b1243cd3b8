package dev.scalpel.settings.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Slippage of larger orders.
 *
 * @param steps basis points by the notional, in the quote asset, from which on they apply; empty where the size does not
 *     matter
 */
public record SlippageBySize(SortedMap<BigDecimal, BigDecimal> steps) {

    public static final SlippageBySize NONE = new SlippageBySize(new TreeMap<>());

    public SlippageBySize {
        steps = Collections.unmodifiableSortedMap(new TreeMap<>(steps));
        BigDecimal last = BigDecimal.ZERO;
        for (Map.Entry<BigDecimal, BigDecimal> step : steps.entrySet()) {
            if (step.getKey().signum() <= 0) {
                throw new IllegalArgumentException("a size must be > 0: " + step.getKey());
            }
            if (step.getValue().compareTo(last) < 0) {
                throw new IllegalArgumentException(
                        "must not fall: " + step.getValue().toPlainString()
                                + " basis points from " + step.getKey().toPlainString() + " on, " + last.toPlainString()
                                + " before");
            }
            last = step.getValue();
        }
    }

    /** Whether no size slips less than orders below the first one. */
    public boolean isAtLeast(BigDecimal slippageBp) {
        return steps.isEmpty() || steps.values().iterator().next().compareTo(slippageBp) >= 0;
    }
}
