package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Minute bars with their taker flow, and public trades. */
final class UsdmBars implements KlineReader {

    /** "Kline/Candlestick Data": limit 1,500 has weight 10. */
    private static final int PAGE_SIZE = 1_500;
    /** "Compressed/Aggregate Trades List": start and end may be at most an hour apart. */
    private static final int TRADES = 1_000;

    private static final long MAX_SPAN_MILLIS = 3_600_000;

    private final UsdmHttp http;

    UsdmBars(UsdmHttp http) {
        this.http = http;
    }

    @Override
    public int pageSize() {
        return PAGE_SIZE;
    }

    @Override
    public List<Kline> read(Symbol symbol, long fromMinute, int rows) throws IOException {
        List<JsonNode> found = http.send(
                UsdmRequest.get("/fapi/v1/klines")
                        .with("symbol", UsdmAdapter.name(symbol))
                        .with("interval", "1m")
                        .with("startTime", fromMinute)
                        .with("limit", rows),
                new TypeReference<>() {});
        return found.stream().map(UsdmBars::kline).toList();
    }

    /** Open time, open, high, low, close, volume, close time, quote volume, trades, taker buy base volume, … */
    static Kline kline(JsonNode row) {
        return new Kline(
                row.path(0).asLong(),
                row.path(6).asLong(),
                number(row, 1),
                number(row, 2),
                number(row, 3),
                number(row, 4),
                number(row, 5),
                row.path(8).asLong(),
                number(row, 9));
    }

    private static double number(JsonNode row, int at) {
        return Double.parseDouble(row.path(at).asText());
    }

    TradePage trades(Symbol symbol, Instant from, Instant to) throws IOException {
        Instant last = from.plusMillis(MAX_SPAN_MILLIS);
        Instant end = to.isBefore(last) ? to : last;
        List<UsdmResponses.AggregateTrade> rows = http.send(
                UsdmRequest.get("/fapi/v1/aggTrades")
                        .with("symbol", UsdmAdapter.name(symbol))
                        .with("startTime", from.toEpochMilli())
                        .with("endTime", end.toEpochMilli() - 1)
                        .with("limit", TRADES),
                new TypeReference<>() {});
        // A full page may end within a millisecond: the next page starts with that millisecond again.
        Instant completeTo = rows.size() < TRADES
                ? end
                : Instant.ofEpochMilli(rows.get(rows.size() - 1).time());
        return new TradePage(rows.stream().map(UsdmBars::trade).toList(), from, completeTo);
    }

    private static PublicTrade trade(UsdmResponses.AggregateTrade row) {
        return new PublicTrade(
                Long.toString(row.id()),
                Instant.ofEpochMilli(row.time()),
                row.price(),
                row.quantity(),
                !row.buyerWasMaker(),
                row.lastTrade() - row.firstTrade() + 1);
    }
}
