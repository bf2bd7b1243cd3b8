package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.FillCause;
import dev.scalpel.venue.trading.VenueFill;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Executions: "Account Trade List" (at most 1,000 rows and 7 days per request, weight 5). Trades do not say who caused them; "User's
 * Force Orders" (weight 20) lists the orders of liquidations and auto-deleveraging.
 */
final class UsdmFills {

    static final int PAGE_SIZE = 1_000;
    static final long MAX_SPAN_MILLIS = Duration.ofDays(7).toMillis() - 1;
    private static final int FORCE_ORDERS = 100;
    /** A forced order is created before its first fill. */
    private static final long BEFORE_FILLS_MILLIS = 60_000;

    private final UsdmSigned api;

    UsdmFills(UsdmSigned api) {
        this.api = api;
    }

    List<VenueFill> ofOrder(Symbol symbol, long orderId) throws IOException {
        return page(UsdmRequest.get("/fapi/v1/userTrades")
                        .with("symbol", UsdmAdapter.name(symbol))
                        .with("orderId", orderId)
                        .with("limit", PAGE_SIZE))
                .stream()
                .map(row -> UsdmOrderMapper.fill(row, FillCause.ORDER))
                .toList();
    }

    /** From and to in epoch milliseconds, both inclusive. */
    List<VenueFill> between(Symbol symbol, long from, long to) throws IOException {
        List<UsdmRows.Trade> all = new ArrayList<>();
        for (long start = from; start <= to; start += MAX_SPAN_MILLIS + 1) {
            long end = Math.min(to, start + MAX_SPAN_MILLIS);
            List<UsdmRows.Trade> rows =
                    page(request(symbol).with("startTime", start).with("endTime", end));
            while (!rows.isEmpty()) {
                rows.stream().filter(row -> row.time() <= end).forEach(all::add);
                UsdmRows.Trade last = rows.get(rows.size() - 1);
                boolean more = rows.size() == PAGE_SIZE && last.time() <= end;
                rows = more ? page(request(symbol).with("fromId", last.id() + 1)) : List.of();
            }
        }
        if (all.isEmpty()) {
            return List.of();
        }
        Map<Long, FillCause> forced = forced(symbol, from - BEFORE_FILLS_MILLIS, to);
        return all.stream()
                .sorted(Comparator.comparingLong(UsdmRows.Trade::id))
                .map(row -> UsdmOrderMapper.fill(row, forced.getOrDefault(row.orderId(), FillCause.ORDER)))
                .toList();
    }

    private static UsdmRequest request(Symbol symbol) {
        return UsdmRequest.get("/fapi/v1/userTrades")
                .with("symbol", UsdmAdapter.name(symbol))
                .with("limit", PAGE_SIZE);
    }

    private List<UsdmRows.Trade> page(UsdmRequest request) throws IOException {
        return api.send(request, new TypeReference<>() {});
    }

    private Map<Long, FillCause> forced(Symbol symbol, long from, long to) throws IOException {
        List<UsdmRows.Order> orders = api.send(
                UsdmRequest.get("/fapi/v1/forceOrders")
                        .with("symbol", UsdmAdapter.name(symbol))
                        .with("startTime", from)
                        .with("endTime", to)
                        .with("limit", FORCE_ORDERS),
                new TypeReference<>() {});
        Map<Long, FillCause> causes = new TreeMap<>();
        for (UsdmRows.Order order : orders) {
            FillCause cause = UsdmOrderMapper.cause(order.clientOrderId());
            // A forced order whose id says nothing known is one of a liquidation: the page lists nothing else.
            causes.put(order.orderId(), cause == FillCause.ORDER ? FillCause.LIQUIDATION : cause);
        }
        return causes;
    }
}
