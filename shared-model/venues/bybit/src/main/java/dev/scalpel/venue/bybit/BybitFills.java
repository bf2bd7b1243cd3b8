package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.VenueFill;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Executions: "Get Trade History", at most 7 days and 100 rows per request, newest first. */
final class BybitFills {

    static final long MAX_SPAN_MILLIS = Duration.ofDays(7).toMillis() - 1;
    private static final int PAGE_SIZE = 100;
    private static final int MAX_PAGES = 1_000;

    private final BybitOrders orders;
    private final Category category;

    BybitFills(BybitOrders orders, Category category) {
        this.orders = orders;
        this.category = category;
    }

    List<VenueFill> ofOrder(Symbol symbol, String orderId) throws IOException {
        return sorted(symbol, page(request(symbol).with("orderId", orderId)));
    }

    /** From and to in epoch milliseconds, both inclusive. */
    List<VenueFill> between(Symbol symbol, long from, long to) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (long start = from; start <= to; start += MAX_SPAN_MILLIS + 1) {
            rows.addAll(page(
                    request(symbol).with("startTime", start).with("endTime", Math.min(to, start + MAX_SPAN_MILLIS))));
        }
        return sorted(symbol, rows);
    }

    private BybitRequest request(Symbol symbol) {
        return category.get("/v5/execution/list", symbol)
                .with("execType", "Trade")
                .with("limit", PAGE_SIZE);
    }

    private List<JsonNode> page(BybitRequest request) throws IOException {
        return orders.pages(request, MAX_PAGES);
    }

    private List<VenueFill> sorted(Symbol symbol, List<JsonNode> rows) {
        List<VenueFill> fills = new ArrayList<>();
        // Newest first: in the sequence in which they happened where their times are equal.
        for (int row = rows.size() - 1; row >= 0; row--) {
            fills.add(BybitOrderMapper.fill(rows.get(row), feeAsset(symbol, rows.get(row))));
        }
        fills.sort(Comparator.comparingLong(fill -> fill.fill().time()));
        return fills;
    }

    /** "Enums Definitions", "Spot Fee Currency Instruction": what is received, where the response names no currency. */
    private static String feeAsset(Symbol symbol, JsonNode row) {
        String stated = Values.text(row, "feeCurrency");
        if (!stated.isEmpty()) {
            return stated;
        }
        return Values.text(row, "side").equals("Buy") ? symbol.base() : symbol.quote();
    }
}
