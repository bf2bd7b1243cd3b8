package dev.scalpel.venue.oanda;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the account's transactions: "Transaction Endpoints". Those of a time are listed as pages, which are addresses; of these only the
 * ids are taken, so that a response cannot send a token elsewhere.
 */
final class OandaHistory {

    /** What creates, fills and cancels orders. */
    static final String ORDERS = "MARKET_ORDER,LIMIT_ORDER,STOP_ORDER,ORDER_FILL,ORDER_CANCEL";

    static final String FILLS = "ORDER_FILL";
    static final String FINANCING = "DAILY_FINANCING";

    private static final int PAGE_SIZE = 1_000;
    private static final int MAX_PAGES = 2_000;
    private static final Pattern PAGE = Pattern.compile(".*/idrange\\?.*from=(\\d+)&to=(\\d+).*");
    private static final int NOT_FOUND = 404;

    private final OandaHttp http;

    OandaHistory(OandaHttp http) {
        this.http = http;
    }

    /** Of these types, from and to in epoch milliseconds, both inclusive, oldest first. */
    List<OandaResponses.Transaction> between(long from, long to, String types) throws IOException {
        List<String> pages = OandaResponses.rows(http.get(
                        "/transactions?from=" + Instant.ofEpochMilli(from) + "&to=" + Instant.ofEpochMilli(to)
                                + "&pageSize=" + PAGE_SIZE + "&type=" + types,
                        OandaResponses.Pages.class)
                .pages());
        if (pages.size() > MAX_PAGES) {
            throw new IOException("the venue lists more than " + MAX_PAGES + " pages of transactions");
        }
        List<OandaResponses.Transaction> found = new ArrayList<>();
        for (String page : pages) {
            Matcher ids = PAGE.matcher(page);
            if (!ids.matches()) {
                throw new IOException("the venue lists a page of transactions without ids");
            }
            found.addAll(OandaResponses.rows(http.get(
                            "/transactions/idrange?from=" + ids.group(1) + "&to=" + ids.group(2) + "&type=" + types,
                            OandaResponses.Transactions.class)
                    .transactions()));
        }
        return found.stream()
                .filter(row -> OandaResponses.millis(row.time()) >= from && OandaResponses.millis(row.time()) <= to)
                .toList();
    }

    /** Those after this one, of these types. */
    List<OandaResponses.Transaction> since(String id, String types) throws IOException {
        return OandaResponses.rows(
                http.get("/transactions/sinceid?id=" + id + "&type=" + types, OandaResponses.Transactions.class)
                        .transactions());
    }

    Optional<OandaResponses.Transaction> one(String id) throws IOException {
        try {
            return Optional.of(http.get("/transactions/" + id, OandaResponses.OneTransaction.class)
                    .transaction());
        } catch (OandaException refused) {
            if (refused.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
