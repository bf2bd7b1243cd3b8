package dev.scalpel.localexchange.publicapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.Kline;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Trading in a time window, as the tickers report it.
 *
 * @param open the first price in the window; the last one before it when there was no trade since
 * @param firstId the id of the window's first trade; -1 when there is none
 */
public record TickerWindow(
        String symbol,
        long openTime,
        long closeTime,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal last,
        BigDecimal volume,
        BigDecimal quoteVolume,
        long firstId,
        long count) {

    /**
     * The bars that begin in the window, as known now.
     *
     * @param closeTime the reported end of the window; it may be in the future
     */
    public static TickerWindow of(Market market, long openTime, long closeTime, long now) {
        int first = market.bars().firstRowFrom(openTime);
        int end = market.lastRow(now) + 1;
        BigDecimal price = market.price(now);
        if (first >= end) {
            BigDecimal none = BigDecimal.ZERO;
            return new TickerWindow(market.name(), openTime, closeTime, price, price, price, price, none, none, -1, 0);
        }
        Kline all = market.kline(first, now);
        for (int row = first + 1; row < end; row++) {
            all = all.join(market.kline(row, now));
        }
        return new TickerWindow(
                market.name(),
                openTime,
                closeTime,
                all.open(),
                all.high(),
                all.low(),
                price,
                all.volume(),
                all.quoteVolume(),
                all.trades() == 0 ? -1 : market.firstTradeId(first),
                all.trades());
    }

    /** The fields of {@code type=FULL} that all tickers share, in documented order. */
    public ObjectNode full() {
        return ends(changes(Json.object().put("symbol", symbol))
                .put("openPrice", Json.text(open))
                .put("highPrice", Json.text(high))
                .put("lowPrice", Json.text(low))
                .put("lastPrice", Json.text(last)));
    }

    /** As {@link #full()} with the additions of {@code ticker/24hr}: the price before the window, the best quotes and their sizes. */
    ObjectNode day(BigDecimal before, BigDecimal bid, BigDecimal ask, BigDecimal shown) {
        return ends(changes(Json.object().put("symbol", symbol))
                .put("prevClosePrice", Json.text(before))
                .put("lastPrice", Json.text(last))
                .put("lastQty", Json.text(shown))
                .put("bidPrice", Json.text(bid))
                .put("bidQty", Json.text(shown))
                .put("askPrice", Json.text(ask))
                .put("askQty", Json.text(shown))
                .put("openPrice", Json.text(open))
                .put("highPrice", Json.text(high))
                .put("lowPrice", Json.text(low)));
    }

    /** {@code type=MINI}. */
    ObjectNode mini() {
        return ends(Json.object()
                .put("symbol", symbol)
                .put("openPrice", Json.text(open))
                .put("highPrice", Json.text(high))
                .put("lowPrice", Json.text(low))
                .put("lastPrice", Json.text(last)));
    }

    private ObjectNode changes(ObjectNode json) {
        BigDecimal change = last.subtract(open);
        BigDecimal percent = change.movePointRight(2).divide(open, 3, RoundingMode.HALF_UP);
        BigDecimal average = volume.signum() == 0 ? last : quoteVolume.divide(volume, 8, RoundingMode.HALF_UP);
        return json.put("priceChange", Json.text(change))
                .put("priceChangePercent", percent.toPlainString())
                .put("weightedAvgPrice", Json.text(average));
    }

    private ObjectNode ends(ObjectNode json) {
        return json.put("volume", Json.text(volume))
                .put("quoteVolume", Json.text(quoteVolume))
                .put("openTime", openTime)
                .put("closeTime", closeTime)
                .put("firstId", firstId)
                .put("lastId", count == 0 ? -1 : firstId + count - 1)
                .put("count", count);
    }
}
