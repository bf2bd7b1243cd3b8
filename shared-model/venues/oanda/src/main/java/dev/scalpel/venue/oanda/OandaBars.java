package dev.scalpel.venue.oanda;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Minute bars of the middle of bid and ask. Their volume is the number of prices in the minute, and a minute without one has no
 * candle ("Candlestick").
 */
final class OandaBars implements KlineReader {

    /** At most 5,000 candles ("Instrument Endpoints", count). */
    private static final int PAGE_SIZE = 5_000;

    private final OandaHttp http;

    OandaBars(OandaHttp http) {
        this.http = http;
    }

    @Override
    public int pageSize() {
        return PAGE_SIZE;
    }

    @Override
    public List<Kline> read(Symbol symbol, long fromMinute, int rows) throws IOException {
        if (fromMinute > http.clock().millis()) {
            // The venue refuses a time that has not come yet.
            return List.of();
        }
        OandaResponses.Bars answer = http.get(
                "/instruments/" + OandaAdapter.instrument(symbol) + "/candles?granularity=M1&price=M&from="
                        + Instant.ofEpochMilli(fromMinute) + "&count=" + rows,
                OandaResponses.Bars.class);
        return OandaResponses.rows(answer.candles()).stream()
                .map(OandaBars::kline)
                .filter(kline -> kline.openTime() >= fromMinute)
                .toList();
    }

    private static Kline kline(OandaResponses.OneBar row) {
        long open = OandaResponses.millis(row.time());
        OandaResponses.Prices prices = row.mid();
        return new Kline(
                open,
                open + Minutes.MILLIS - 1,
                prices.o(),
                prices.h(),
                prices.l(),
                prices.c(),
                row.volume(),
                row.volume(),
                Bar.UNKNOWN_VOLUME);
    }
}
