package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.margin.MarginPayment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the account was paid or has paid besides its fills: "Get Transaction Log", at most 7 days and 50 rows per request, newest first.
 * A liquidation's fee is that of its fill, so only fundings are left.
 */
final class BybitPayments {

    private static final int PAGE_SIZE = 50;
    private static final int MAX_PAGES = 1_000;

    private final BybitOrders pages;

    BybitPayments(BybitOrders pages) {
        this.pages = pages;
    }

    /** From and to in epoch milliseconds, both inclusive. "baseCoin" keeps other contracts' fundings out. */
    List<MarginPayment> between(Symbol symbol, long from, long to) throws IOException {
        List<MarginPayment> all = new ArrayList<>();
        for (long start = from; start <= to; start += BybitFills.MAX_SPAN_MILLIS + 1) {
            BybitRequest request = BybitRequest.get("/v5/account/transaction-log")
                    .with("accountType", "UNIFIED")
                    .with("category", Category.LINEAR.parameter())
                    .with("baseCoin", symbol.base())
                    .with("type", "SETTLEMENT")
                    .with("startTime", start)
                    .with("endTime", Math.min(to, start + BybitFills.MAX_SPAN_MILLIS))
                    .with("limit", PAGE_SIZE);
            for (JsonNode row : pages.pages(request, MAX_PAGES)) {
                if (Values.text(row, "symbol").equals(Category.name(symbol))) {
                    all.add(payment(row));
                }
            }
        }
        all.sort(Comparator.comparingLong(MarginPayment::time));
        return all;
    }

    /** The page's example has one {@code id} in several rows, so that the trade's belongs to it. */
    static MarginPayment payment(JsonNode row) {
        return new MarginPayment(
                MarginPayment.Kind.FUNDING,
                Values.text(row, "id") + "-" + Values.text(row, "tradeId"),
                Values.millis(row, "transactionTime"),
                Values.required(row, "funding"),
                Values.text(row, "currency"));
    }
}
