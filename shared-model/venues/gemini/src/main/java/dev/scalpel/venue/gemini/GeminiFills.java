package dev.scalpel.venue.gemini;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.VenueFill;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Executions: "List Past Trades" returns at most 500, the oldest at or after a time, newest first ("How to retrieve your trade
 * history"). Those of one order come with its status.
 */
final class GeminiFills {

    static final int PAGE_SIZE = 500;
    /** Bounds one call. */
    private static final int MAX_PAGES = 200;

    private static final Comparator<GeminiRows.Trade> IN_ORDER =
            Comparator.comparingLong(GeminiRows.Trade::time).thenComparingLong(GeminiRows.Trade::id);

    private final GeminiSigned api;
    private final GeminiOrders orders;

    GeminiFills(GeminiSigned api, GeminiOrders orders) {
        this.api = api;
        this.orders = orders;
    }

    List<VenueFill> ofOrder(String venueOrderId) throws IOException {
        return orders
                .find(Map.of("order_id", GeminiOrders.id(venueOrderId)))
                .map(GeminiOrderMapper::trades)
                .orElse(List.of())
                .stream()
                .sorted(IN_ORDER)
                .map(GeminiOrderMapper::fill)
                .toList();
    }

    /** From and to in epoch milliseconds, both inclusive. */
    List<VenueFill> between(Symbol symbol, long from, long to) throws IOException {
        Map<Long, GeminiRows.Trade> byId = new TreeMap<>();
        long start = from;
        for (int page = 0; page < MAX_PAGES; page++) {
            List<GeminiRows.Trade> rows = page(symbol, start);
            int known = byId.size();
            rows.forEach(row -> byId.put(row.id(), row));
            long newest = rows.stream().mapToLong(GeminiRows.Trade::time).max().orElse(to);
            if (rows.size() < PAGE_SIZE || newest > to) {
                return fills(byId, from, to);
            }
            if (byId.size() == known) {
                throw new IOException("the venue lists more trades of one millisecond than a page holds: " + newest);
            }
            // Trades of the same millisecond may be on the next page.
            start = newest;
        }
        throw new IOException("more than " + MAX_PAGES + " pages of trades since " + from);
    }

    private List<GeminiRows.Trade> page(Symbol symbol, long from) throws IOException {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("symbol", GeminiAdapter.name(symbol));
        parameters.put("limit_trades", PAGE_SIZE);
        parameters.put("timestamp", from);
        return api.send("/v1/mytrades", parameters, new TypeReference<>() {});
    }

    private static List<VenueFill> fills(Map<Long, GeminiRows.Trade> byId, long from, long to) {
        return byId.values().stream()
                .filter(row -> row.time() >= from && row.time() <= to && GeminiOrderMapper.counts(row))
                .sorted(IN_ORDER)
                .map(GeminiOrderMapper::fill)
                .toList();
    }
}
