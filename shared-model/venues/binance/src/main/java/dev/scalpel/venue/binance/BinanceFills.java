package dev.scalpel.venue.binance;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.VenueFill;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages through Binance's {@code myTrades}, which returns at most 1,000 rows and at most 24 hours. */
final class BinanceFills {

    static final int PAGE_SIZE = 1_000;
    private static final long MAX_SPAN_MILLIS = Duration.ofHours(24).toMillis() - 1;

    /** One request; a null parameter is not sent. */
    record Page(
            @Nullable Long orderId,
            @Nullable Long from,
            @Nullable Long to,
            @Nullable Long fromId) {}

    /** Requests a page, oldest row first. */
    @FunctionalInterface
    interface Pages {
        List<BinanceResponses.Trade> read(Symbol symbol, Page page) throws IOException;
    }

    private final Pages pages;

    BinanceFills(Pages pages) {
        this.pages = pages;
    }

    List<VenueFill> ofOrder(Symbol symbol, long orderId) throws IOException {
        List<BinanceResponses.Trade> rows = pages.read(symbol, new Page(orderId, null, null, null));
        List<BinanceResponses.Trade> all = new ArrayList<>(rows);
        while (rows.size() == PAGE_SIZE) {
            rows = pages.read(
                    symbol,
                    new Page(orderId, null, null, rows.get(rows.size() - 1).id() + 1));
            all.addAll(rows);
        }
        return all.stream().map(BinanceOrderMapper::fill).toList();
    }

    /** From and to in epoch milliseconds, both inclusive. */
    List<VenueFill> between(Symbol symbol, long from, long to) throws IOException {
        List<BinanceResponses.Trade> all = new ArrayList<>();
        for (long start = from; start <= to; start += MAX_SPAN_MILLIS + 1) {
            long end = Math.min(to, start + MAX_SPAN_MILLIS);
            List<BinanceResponses.Trade> rows = pages.read(symbol, new Page(null, start, end, null));
            while (!rows.isEmpty()) {
                rows.stream().filter(row -> row.time() <= end).forEach(all::add);
                BinanceResponses.Trade last = rows.get(rows.size() - 1);
                boolean more = rows.size() == PAGE_SIZE && last.time() <= end;
                rows = more ? pages.read(symbol, new Page(null, null, null, last.id() + 1)) : List.of();
            }
        }
        return all.stream().map(BinanceOrderMapper::fill).toList();
    }
}
