package dev.scalpel.venue.xchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.BaseExchange;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.marketdata.Trade;
import org.knowm.xchange.dto.marketdata.Trades;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.marketdata.MarketDataService;

/** A venue of XChange that lists its newest trades only. */
class RecentTradesTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void tradesAreOrderedAndTheMillisecondOfTheOldestIsIncomplete() throws Exception {
        TradePage page = read(NOON, NOON.plusSeconds(60), trade(3, 20_000), trade(1, 10_000), trade(2, 15_000));

        assertThat(page.completeFrom()).isEqualTo(NOON.plusMillis(10_001));
        assertThat(page.completeTo()).isEqualTo(NOON.plusSeconds(60));
        assertThat(page.trades()).extracting(PublicTrade::id).containsExactly("2", "3");
        assertThat(page.trades().get(0))
                .isEqualTo(new PublicTrade("2", NOON.plusMillis(15_000), BigDecimal.TEN, BigDecimal.ONE, true, 1));
    }

    @Test
    void tradesOutsideTheRequestedTimeAreLeftOut() throws Exception {
        TradePage page =
                read(NOON.plusSeconds(12), NOON.plusSeconds(20), trade(1, 10_000), trade(2, 15_000), trade(3, 20_000));

        assertThat(page.completeFrom()).isEqualTo(NOON.plusSeconds(12));
        assertThat(page.trades()).extracting(PublicTrade::id).containsExactly("2");
    }

    @Test
    void nothingIsKnownAfterTheTimeOfTheRequest() throws Exception {
        assertThat(read(NOON, NOON.plusSeconds(600)).completeTo()).isEqualTo(NOON.plusSeconds(90));
    }

    private static TradePage read(Instant from, Instant to, Trade... listed) throws IOException {
        return RecentTrades.of(new Listing(listed), Clock.fixed(NOON.plusSeconds(90), ZoneOffset.UTC))
                .read(BTC, from, to);
    }

    private static Trade trade(int id, long afterNoon) {
        return new Trade.Builder()
                .id(String.valueOf(id))
                .type(OrderType.BID)
                .price(BigDecimal.TEN)
                .originalAmount(BigDecimal.ONE)
                .instrument(CurrencyPair.BTC_USDT)
                .timestamp(Date.from(NOON.plusMillis(afterNoon)))
                .build();
    }

    private static final class Listing extends BaseExchange {

        private final List<Trade> trades;

        Listing(Trade... trades) {
            this.trades = Arrays.asList(trades);
        }

        @Override
        protected void initServices() {
            throw new AssertionError("no request is made");
        }

        @Override
        public ExchangeSpecification getDefaultExchangeSpecification() {
            return new ExchangeSpecification(getClass());
        }

        @Override
        public MarketDataService getMarketDataService() {
            return new MarketDataService() {
                @Override
                public Trades getTrades(Instrument instrument, Object... arguments) {
                    assertThat(instrument).isEqualTo(CurrencyPair.BTC_USDT);
                    return new Trades(trades);
                }
            };
        }
    }
}
