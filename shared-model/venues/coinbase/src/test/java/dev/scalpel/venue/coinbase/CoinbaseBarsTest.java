package dev.scalpel.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.TradePage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the venue answers for an interval, and the reader for the oldest bars from a minute on. */
class CoinbaseBarsTest {

    private static final Symbol BTC = Symbol.parse("BTC/USD");
    private static final String NONE = "{\"candles\": []}";

    private final CoinbaseStub venue = new CoinbaseStub();
    private final MarketDataVenue market = new CoinbaseAdapter().market(venue.connection());

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void candlesComeNewestFirstAndAreReadOldestFirst() throws Exception {
        Instant from = CoinbaseStub.NOW.minus(Duration.ofMinutes(10)).minusSeconds(30);
        venue.answer(
                "market/products/BTC-USD/candles",
                candles(from.getEpochSecond() + 120, from.getEpochSecond() + 60, from.getEpochSecond()));
        List<Kline> rows = market.klines().orElseThrow().read(BTC, from.toEpochMilli(), 3);
        assertThat(rows)
                .extracting(Kline::openTime)
                .containsExactly(from.toEpochMilli(), from.toEpochMilli() + 60_000, from.toEpochMilli() + 120_000);
        assertThat(venue.arrivals())
                .containsExactly("market/products/BTC-USD/candles?start=" + from.getEpochSecond() + "&end="
                        + (from.getEpochSecond() + 120) + "&granularity=ONE_MINUTE&limit=3");
    }

    /** The product was listed a year after the minute that is read from: one request finds its first day. */
    @Test
    void anEmptyIntervalIsFollowedByTheFirstDayThatHasACandle() throws Exception {
        long from = Instant.parse("2025-12-01T07:00:00Z").toEpochMilli();
        long first = Instant.parse("2026-11-03T00:00:00Z").getEpochSecond();
        venue.answer(
                "market/products/BTC-USD/candles", NONE, candles(first + 86_400, first), candles(first + 60, first));
        List<Kline> rows = market.klines().orElseThrow().read(BTC, from, 350);
        assertThat(rows).extracting(Kline::openTime).containsExactly(first * 1_000, (first + 60) * 1_000);
        assertThat(venue.arrivals()).hasSize(3);
        assertThat(venue.arrivals().get(1)).contains("granularity=ONE_DAY");
        assertThat(venue.arrivals().get(2)).contains("start=" + first + "&");
    }

    @Test
    void withoutAnyLaterCandleThereIsNone() throws Exception {
        venue.answer("market/products/BTC-USD/candles", NONE);
        long from = CoinbaseStub.NOW.minus(Duration.ofDays(2)).toEpochMilli() / 60_000 * 60_000;
        assertThat(market.klines().orElseThrow().read(BTC, from, 350)).isEmpty();
        assertThat(venue.arrivals()).hasSizeLessThanOrEqualTo(3);
    }

    /** Of more trades than a page holds the oldest are missing, and it is said from when on none is. */
    @Test
    void aFullPageOfTradesIsCompleteFromItsOldestOn() throws Exception {
        Instant from = Instant.parse("2026-11-20T11:00:00Z");
        StringBuilder rows = new StringBuilder();
        for (int trade = 1_000; trade > 0; trade--) {
            rows.append(trade == 1_000 ? "" : ",")
                    .append("""
                    {"trade_id": "%d", "price": "100", "size": "1", "time": "%s", "side": "%s"}""".formatted(trade, from.plusMillis(1_000 + trade), trade % 2 == 0 ? "BUY" : "SELL"));
        }
        venue.answer("market/products/BTC-USD/ticker", "{\"trades\": [" + rows + "]}");
        TradePage page = market.trades().read(BTC, from, from.plusSeconds(60));
        assertThat(page.completeFrom()).isEqualTo(from.plusMillis(1_002));
        assertThat(page.completeTo()).isEqualTo(from.plusSeconds(60));
        assertThat(page.trades()).hasSize(999);
        assertThat(page.trades().get(0).id()).isEqualTo("2");
        // The order that rested was a purchase: the taker sold.
        assertThat(page.trades().get(0).takerBought()).isFalse();
    }

    private static String candles(long... starts) {
        StringBuilder rows = new StringBuilder();
        for (long start : starts) {
            rows.append(rows.isEmpty() ? "" : ",").append("""
                    {"start": "%d", "low": "99", "high": "103", "open": "100", "close": "101", "volume": "12.5"}""".formatted(start));
        }
        return "{\"candles\": [" + rows + "]}";
    }
}
