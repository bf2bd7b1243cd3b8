package dev.scalpel.venue.generic.okx;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.market.BestPrices;
import dev.scalpel.venue.market.BestPricesReader;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.MarketDataVenue;
import dev.scalpel.venue.market.TradeReader;
import dev.scalpel.venue.xchange.RecentTrades;
import dev.scalpel.venue.xchange.XChangePairs;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.okex.OkexAdapters;
import org.knowm.xchange.okex.dto.marketdata.OkexTicker;

/** The market half of OKX. docs/venues/xchange.md lists requests and limits. */
final class OkxMarketData implements MarketDataVenue {

    /** "Get trades": "The maximum is 500". */
    private static final int TRADES = 500;

    private final OkxCalls calls;
    private final OkxBars bars;
    private final TradeReader trades;
    private final OkxInstruments instruments;

    /** @param clock the venue's */
    OkxMarketData(OkxCalls calls, Clock clock) {
        this.calls = calls;
        bars = new OkxBars(calls, clock);
        trades = new RecentTrades(
                symbol -> OkexAdapters.adaptTrades(
                                calls.newestTrades(OkxAdapter.instrument(symbol), TRADES), XChangePairs.of(symbol))
                        .getTrades(),
                clock);
        instruments = new OkxInstruments(calls);
    }

    @Override
    public Optional<KlineReader> klines() {
        return Optional.of(bars);
    }

    @Override
    public TradeReader trades() {
        return trades;
    }

    @Override
    public Optional<InstrumentReader> instruments() {
        return Optional.of(instruments);
    }

    /** One request per pair: the call for several returns all of the venue's. */
    @Override
    public Optional<BestPricesReader> bestPrices() {
        return Optional.of(this::bestPrices);
    }

    private List<BestPrices> bestPrices(Collection<Symbol> symbols) throws IOException {
        List<BestPrices> listed = new ArrayList<>();
        for (Symbol symbol : symbols) {
            try {
                calls.ticker(OkxAdapter.instrument(symbol))
                        .map(ticker -> best(symbol, ticker))
                        .ifPresent(listed::add);
            } catch (OkxException refused) {
                if (OkxErrors.kindOf(refused.code(), refused.getHttpStatusCode()) != Kind.NOT_LISTED) {
                    throw refused;
                }
            }
        }
        return listed;
    }

    private static BestPrices best(Symbol symbol, OkexTicker ticker) {
        return new BestPrices(symbol, orNone(ticker.getBidPrice()), orNone(ticker.getAskPrice()));
    }

    /** An empty side is an empty text. */
    private static BigDecimal orNone(@Nullable BigDecimal price) {
        return price == null ? BigDecimal.ZERO : price;
    }

    @Override
    public Instant serverTime() throws IOException {
        return calls.time();
    }
}
