package dev.scalpel.trading.margin;

import java.math.BigDecimal;
import java.util.List;

/** Two tiers with round numbers: 1 % up to 1,000, then 5 % less 40. */
final class SampleTiers {

    static final MarginTier SMALL = tier("0", "1000", 20, "0.01", "0");
    static final MarginTier LARGE = tier("1000", "10000", 5, "0.05", "40");
    static final MarginTiers TIERS = new MarginTiers(List.of(SMALL, LARGE));

    private SampleTiers() {}

    static MarginTier tier(String floor, String cap, int leverage, String rate, String amount) {
        return new MarginTier(
                new BigDecimal(floor), new BigDecimal(cap), leverage, new BigDecimal(rate), new BigDecimal(amount));
    }
}
