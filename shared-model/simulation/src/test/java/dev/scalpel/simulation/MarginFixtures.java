package dev.scalpel.simulation;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.trading.margin.LiquidationPrices;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Margin and funding for the tests of this package. */
final class MarginFixtures {

    private MarginFixtures() {}

    /** One tier for every size. */
    static LiquidationPrices leverage(int leverage, String maintenanceRate, String liquidationFee) {
        MarginTier tier = new MarginTier(
                BigDecimal.ZERO, new BigDecimal("1e12"), leverage, new BigDecimal(maintenanceRate), BigDecimal.ZERO);
        return LiquidationPrices.of(
                new MarginTerms(leverage, new MarginTiers(List.of(tier)), new BigDecimal(liquidationFee)));
    }

    /** Pairs of minute and rate. */
    static FundingSeries funding(Object... minutesAndRates) {
        List<FundingRate> rates = new ArrayList<>();
        for (int i = 0; i < minutesAndRates.length; i += 2) {
            rates.add(new FundingRate(
                    BarFixtures.minute((Integer) minutesAndRates[i]), new BigDecimal((String) minutesAndRates[i + 1])));
        }
        return FundingSeries.of(rates);
    }

    /** A rate every so many minutes, of either sign, from the epoch on. */
    static FundingSeries everyMinutes(int interval, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FundingRate> rates = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            rates.add(new FundingRate(
                    BarFixtures.minute(i * interval), BigDecimal.valueOf(random.nextInt(-300, 301), 5)));
        }
        return FundingSeries.of(rates);
    }
}
