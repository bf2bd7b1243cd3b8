package dev.scalpel.localexchange.margin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.margin.contract.MarginListing;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.contract.MarginMarkets;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Best prices and the middle between them. */
class SpreadTest {

    /** Otherwise an order would trade at another price than that of its level. */
    @Property
    void theMiddleOfABestPriceHasThatBestPrice(
            @ForAll @IntRange(min = 50_000, max = 150_000) int pips,
            @ForAll @IntRange(max = 30) int spread,
            @ForAll boolean buys) {
        MarginMarket market = market(BigDecimal.valueOf(spread).movePointLeft(5));
        BigDecimal best = BigDecimal.valueOf(pips).movePointLeft(5);
        assertThat(market.best(buys, market.middle(buys, best))).isEqualByComparingTo(best);
    }

    private static MarginMarket market(BigDecimal halfSpread) {
        BarSeries bars = BarSeries.of(new Bar(MarginFixture.START.toEpochMilli(), 1, 1, 1, 1, 1, 1, 0));
        Listing listing = new Listing(Symbol.parse("EUR/USD"), bars, Filters.of("0.00001", "1"), halfSpread);
        return new MarginMarkets(
                        List.of(MarginListing.ofPair("EUR_USD", listing, new BigDecimal("0.05"))),
                        1,
                        MarginFixture.START.toEpochMilli())
                .all()
                .get(0);
    }
}
