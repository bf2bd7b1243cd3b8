package dev.scalpel.venue.binance;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import dev.scalpel.venue.market.TradeReader;
import dev.scalpel.venue.xchange.XChangePairs;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.knowm.xchange.binance.dto.marketdata.BinanceAggTrades;
import org.knowm.xchange.binance.service.BinanceMarketDataServiceRaw;

/** Binance's aggregate trades, which can be requested by time and count the trades that each row aggregates. */
final class BinanceTrades implements TradeReader {

    private static final int PAGE_SIZE = 1_000;

    private final BinanceMarketDataServiceRaw service;

    BinanceTrades(BinanceMarketDataServiceRaw service) {
        this.service = service;
    }

    @Override
    public TradePage read(Symbol symbol, Instant from, Instant to) throws IOException {
        List<PublicTrade> trades = service
                .aggTradesAllProducts(
                        XChangePairs.of(symbol), null, from.toEpochMilli(), to.toEpochMilli() - 1, PAGE_SIZE)
                .stream()
                .map(BinanceTrades::publicTrade)
                .toList();
        // A full page may end within a millisecond: the next page starts with that millisecond again.
        Instant completeTo =
                trades.size() < PAGE_SIZE ? to : trades.get(trades.size() - 1).time();
        return new TradePage(trades, from, completeTo);
    }

    private static PublicTrade publicTrade(BinanceAggTrades row) {
        return new PublicTrade(
                Long.toString(row.aggregateTradeId),
                Instant.ofEpochMilli(row.timestamp),
                row.price,
                row.quantity,
                !row.buyerMaker,
                row.lastTradeId - row.firstTradeId + 1);
    }
}
