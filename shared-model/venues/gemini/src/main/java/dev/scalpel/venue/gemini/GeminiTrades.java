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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Public trades: "List Trades", at most 500 a response and seven days back. The page does not say which 500 of the trades after a time
 * a response holds: the oldest, by which clients page forward, or the newest. A second request for one trade shows which, so that no
 * minute is built from half of its trades.
 *
 * <p>From a full response on, requests go on by id: {@code since_tid} returns trades "that executed after this tid", and with zero "the
 * earliest available", thus the oldest after it. So any number of trades of one millisecond is read.
 */
final class GeminiTrades implements TradeReader {

    static final int PAGE_SIZE = 500;
    /** Of one read. */
    static final int PAGES = 4;
    /** Of one read that is still in its first millisecond. */
    static final int MAX_PAGES = 40;

    private static final Comparator<GeminiResponses.Trade> IN_ORDER =
            Comparator.comparingLong(GeminiResponses.Trade::time).thenComparingLong(GeminiResponses.Trade::id);
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
        List<GeminiResponses.Trade> rows = after(symbol, from, PAGE_SIZE);
        if (rows.size() < PAGE_SIZE) {
            boolean listed = !from.isBefore(requestedAt.minus(CERTAINLY_LISTED));
            return page(rows, listed ? from : firstOf(rows, listedTo), listedTo);
        }
        List<GeminiResponses.Trade> one = after(symbol, from, 1);
        boolean oldestFirst = one.size() == 1 && one.get(0).id() == rows.get(0).id();
        return oldestFirst
                ? onwards(symbol, from, listedTo, rows)
                : page(rows, Instant.ofEpochMilli(rows.get(0).time() + 1), listedTo);
    }

    /** Goes on by id from a full response. */
    private TradePage onwards(Symbol symbol, Instant from, Instant to, List<GeminiResponses.Trade> first)
            throws IOException {
        List<GeminiResponses.Trade> rows = new ArrayList<>(first);
        Instant newest = newest(first);
        for (int pages = 1; pages < (newest.isAfter(from) ? PAGES : MAX_PAGES) && newest.isBefore(to); pages++) {
            List<GeminiResponses.Trade> more = afterId(symbol, rows.get(rows.size() - 1));
            rows.addAll(more);
            if (more.size() < PAGE_SIZE) {
                return page(rows, from, to);
            }
            newest = newest(more);
        }
        if (!newest.isAfter(from)) {
            throw new IOException("the venue lists more than " + rows.size() + " trades of the millisecond " + newest);
        }
        // It may end within a millisecond: the next read starts with that millisecond again.
        return page(rows, from, newest.isBefore(to) ? newest : to);
    }

    private static Instant newest(List<GeminiResponses.Trade> rows) {
        return Instant.ofEpochMilli(rows.get(rows.size() - 1).time());
    }

    /** Older trades are not listed any more: nothing is missing after the first that is. */
    private static Instant firstOf(List<GeminiResponses.Trade> rows, Instant none) {
        return rows.isEmpty() ? none : Instant.ofEpochMilli(rows.get(0).time() + 1);
    }

    /** Whether a trade of that very millisecond is "after" it does not matter: the time in the request is one less. */
    private List<GeminiResponses.Trade> after(Symbol symbol, Instant from, int limit) throws IOException {
        return request(symbol, "timestamp=" + (from.toEpochMilli() - 1), limit);
    }

    private List<GeminiResponses.Trade> afterId(Symbol symbol, GeminiResponses.Trade last) throws IOException {
        List<GeminiResponses.Trade> rows = request(symbol, "since_tid=" + last.id(), PAGE_SIZE);
        if (rows.stream().anyMatch(row -> row.id() <= last.id() || row.time() < last.time())) {
            throw new IOException("the venue lists trades after " + last.id() + " that are older, or have a lower id");
        }
        return rows;
    }

    /** Oldest first. */
    private List<GeminiResponses.Trade> request(Symbol symbol, String after, int limit) throws IOException {
        List<GeminiResponses.Trade> rows = http.get(
                "/v1/trades/" + GeminiAdapter.name(symbol) + "?" + after + "&limit_trades=" + limit,
                new TypeReference<>() {});
        return rows.stream().sorted(IN_ORDER).toList();
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
