package dev.scalpel.costs.margin;

import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.util.List;

/** Margin terms of two tiers. */
final class SampleTerms {

    private SampleTerms() {}

    /** @param leverage with which they are stated; at most 50 */
    static MarginTerms at(int leverage) {
        return of(leverage, "0.0125");
    }

    static MarginTerms of(int leverage, String liquidationFee) {
        return new MarginTerms(
                leverage,
                new MarginTiers(List.of(tier("0", "5000", 50, "0.01", "0"), tier("5000", "25000", 20, "0.025", "75"))),
                new BigDecimal(liquidationFee));
    }

    private static MarginTier tier(String floor, String cap, int leverage, String rate, String amount) {
        return new MarginTier(
                new BigDecimal(floor), new BigDecimal(cap), leverage, new BigDecimal(rate), new BigDecimal(amount));
    }
}
