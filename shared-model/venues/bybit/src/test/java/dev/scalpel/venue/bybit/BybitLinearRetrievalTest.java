package dev.scalpel.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.market.FundingReader;
import dev.scalpel.venue.market.MarkPrice;
import dev.scalpel.venue.market.MarketDataVenue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What retrieval stores of contracts is what the stand-in has paid and valued by, to the last digit. */
class BybitLinearRetrievalTest {

    private static final List<Instant> STAMPS = List.of(
            Instant.parse("2026-11-20T16:00:00Z"),
            Instant.parse("2026-11-21T00:00:00Z"),
            Instant.parse("2026-11-21T08:00:00Z"),
            Instant.parse("2026-11-21T16:00:00Z"),
            Instant.parse("2026-11-22T00:00:00Z"));

    private final BybitLinearStandIn venue = new BybitLinearStandIn();
    private final MarketDataVenue market = venue.adapter()
            .market(new ConnectionParameters(
                    VenueAddress.local(venue.address()), new VenueClock(venue.clock()), Duration.ofSeconds(5)));

    @AfterEach
    void close() {
        venue.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 200})
    void fundingsReadPageByPageAreAllOfThem(int rows) throws Exception {
        List<FundingRate> expected = new ArrayList<>();
        for (Instant stamp : STAMPS) {
            BigDecimal rate = new BigDecimal("0.000" + (expected.size() + 1)).negate();
            venue.exchange.linear().setFundingRate(BybitServer.BTC, stamp.toEpochMilli(), rate);
            expected.add(new FundingRate(stamp.toEpochMilli(), rate));
        }
        venue.advance(Duration.ofHours(40));
        FundingReader reader = market.funding().orElseThrow();
        List<FundingRate> all = new ArrayList<>();
        List<FundingRate> page = reader.read(BybitServer.BTC, 0, rows);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(rows);
            all.addAll(page);
            page = reader.read(BybitServer.BTC, page.get(page.size() - 1).time() + 1, rows);
        }
        assertThat(all).isEqualTo(expected);
    }

    @Test
    void theMarkIsTheOneThatPositionsAreValuedBy() throws Exception {
        venue.exchange.linear().setMarkPremium(BybitServer.BTC, new BigDecimal("0.0125"));
        MarkPrice price = market.markPrices().orElseThrow().read(BybitServer.BTC);
        assertThat(price.mark()).isEqualByComparingTo(price.index().multiply(new BigDecimal("1.0125")));
        assertThat(price.time()).isEqualTo(venue.clock().millis());
        assertThat(price.nextFundingTime()).isEqualTo(STAMPS.get(0).toEpochMilli());
    }
}
