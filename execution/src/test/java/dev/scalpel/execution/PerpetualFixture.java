package dev.scalpel.execution;

import dev.scalpel.costs.FeeAccount;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.funding.FundingRate;
import dev.scalpel.instruments.InstrumentRules;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a store knows of a perpetual besides its bars. */
final class PerpetualFixture {

    static final VenueFilters FILTERS = new VenueFilters(
            new BigDecimal("0.01"),
            new BigDecimal("0.001"),
            new BigDecimal("0.001"),
            new BigDecimal("9000"),
            new BigDecimal("5"));

    private PerpetualFixture() {}

    /** Its rules, on both sides, known from this time on. */
    static void storeRules(ObjectStore store, InstrumentId instrument, Duration interval, Instant since) {
        Instrument perpetual = new Instrument(
                instrument,
                InstrumentKind.PERPETUAL,
                instrument.symbol().quote(),
                FILTERS,
                TradingSession.ALWAYS_OPEN,
                true,
                Optional.of(interval));
        new InstrumentStore(store, instrument.venue())
                .merge(
                        since,
                        Set.of(instrument.symbol()),
                        Map.of(instrument.symbol(), new InstrumentRules(perpetual, "OPEN", List.of())));
    }

    /** Two tiers, the first up to half of the capital of a paper account. */
    static MarginTerms terms() {
        MarginTier small =
                new MarginTier(BigDecimal.ZERO, new BigDecimal("5000"), 125, new BigDecimal("0.004"), BigDecimal.ZERO);
        MarginTier large = new MarginTier(
                new BigDecimal("5000"), new BigDecimal("1000000"), 100, new BigDecimal("0.005"), new BigDecimal("5"));
        return new MarginTerms(1, new MarginTiers(List.of(small, large)), new BigDecimal("0.0125"));
    }

    static void storeTerms(ObjectStore store, InstrumentId instrument, Instant since) {
        new StoredMargin(store).change(instrument, document -> document.withTerms(FeeAccount.REAL, terms(), since));
    }

    /** At every full hour, by turns paid by longs and by shorts. */
    static List<FundingRate> hourlyRates(BarSeries bars) {
        long hour = Minutes.PER_HOUR * Minutes.MILLIS;
        List<FundingRate> rates = new ArrayList<>();
        for (long number = Math.floorDiv(bars.firstOpenTime(), hour) + 1;
                number * hour <= bars.lastOpenTime();
                number++) {
            rates.add(new FundingRate(number * hour, BigDecimal.valueOf(number % 2 == 0 ? 37 : -21, 5)));
        }
        return rates;
    }
}
