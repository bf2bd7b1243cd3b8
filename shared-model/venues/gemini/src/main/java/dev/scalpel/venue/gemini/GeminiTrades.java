package dev.scalpel.venue.gemini;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import dev.scalpel.venue.market.TradeReader;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Public trades: "List Trades", at most 500 a response and seven days back. The page does not say which 500 of the trades after a time
 * a response holds: the oldest, by which clients page forward, or the newest. A second request for one trade shows which, so that no
 * minute is built from half of its trades.
 */
final class GeminiTrades implements TradeReader {

    static final int PAGE_SIZE = 500;
    /** "limited to retrieving seven calendar days of data": the seventh may have begun at any time of the day. */
    private static final Duration CERTAINLY_LISTED = Duration.ofDays(6);

    private final GeminiHttp http;
    private final Clock clock;

    /** @param clock the venue's */
    GeminiTrades(GeminiHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public TradePage read(Symbol symbol, Instant from, Instant to) throws IOException {
        Instant requestedAt = clock.instant();
        Instant listedTo = requestedAt.isBefore(to) ? requestedAt : to;
        List<GeminiResponses.Trade> rows = request(symbol, from, PAGE_SIZE);
        if (rows.size() < PAGE_SIZE) {
            boolean listed = !from.isBefore(requestedAt.minus(CERTAINLY_LISTED));
            return page(rows, listed ? from : firstOf(rows, listedTo), listedTo);
        }
        GeminiResponses.Trade oldest = rows.get(0);
        Instant newest = Instant.ofEpochMilli(rows.get(rows.size() - 1).time());
        List<GeminiResponses.Trade> one = request(symbol, from, 1);
        boolean oldestFirst = one.size() == 1 && one.get(0).id() == oldest.id();
        // A full page may end within a millisecond: the next page starts with that millisecond again.
        return oldestFirst
                ? page(rows, from, newest.isBefore(to) ? newest : to)
                : page(rows, Instant.ofEpochMilli(oldest.time() + 1), listedTo);
    }

    /** Older trades are not listed any more: nothing is missing after the first that is. */
    private static Instant firstOf(List<GeminiResponses.Trade> rows, Instant none) {
        return rows.isEmpty() ? none : Instant.ofEpochMilli(rows.get(0).time() + 1);
    }

    /** Oldest first. Whether a trade of that very millisecond is "after" it does not matter: the time in the request is one less. */
    private List<GeminiResponses.Trade> request(Symbol symbol, Instant from, int limit) throws IOException {
        List<GeminiResponses.Trade> rows = http.get(
                "/v1/trades/" + GeminiAdapter.name(symbol) + "?timestamp=" + (from.toEpochMilli() - 1)
                        + "&limit_trades=" + limit,
                new TypeReference<>() {});
        return rows.stream()
                .sorted(Comparator.comparingLong(GeminiResponses.Trade::time)
                        .thenComparingLong(GeminiResponses.Trade::id))
                .toList();
    }

    private static TradePage page(List<GeminiResponses.Trade> rows, Instant from, Instant to) {
        List<PublicTrade> inside = rows.stream()
                .map(row -> new PublicTrade(
                        Long.toString(row.id()),
                        Instant.ofEpochMilli(row.time()),
                        row.price(),
                        row.amount(),
                        row.type().equals("buy"),
                        1))
                .filter(trade -> !trade.time().isBefore(from) && trade.time().isBefore(to))
                .toList();
        return new TradePage(inside, from, to);
    }
}
