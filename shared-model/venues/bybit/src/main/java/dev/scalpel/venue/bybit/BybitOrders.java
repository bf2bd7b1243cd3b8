package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places, finds and cancels orders. */
final class BybitOrders {

    private static final String REALTIME = "/v5/order/realtime";
    private static final String HISTORY = "/v5/order/history";
    private static final int PAGE_SIZE = 50;
    /** More orders than an account can have open in a symbol: "Place Order", "Open orders up limit". */
    private static final int MAX_PAGES = 20;

    private final BybitSigned api;
    private final VenueClock clock;
    private final Category category;

    BybitOrders(BybitSigned api, VenueClock clock, Category category) {
        this.api = api;
        this.clock = clock;
        this.category = category;
    }

    /** The response is an acknowledgement: what became of the order is looked up. */
    Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        BybitRequest request = BybitOrderRequests.of(category, symbol, order);
        return new Placement(List.of(BybitOrderMapper.acknowledged(api.send(request, signing), order, clock.millis())));
    }

    List<OrderReport> open(Symbol symbol) throws IOException {
        List<OrderReport> found = new ArrayList<>();
        for (JsonNode row :
                pages(category.get(REALTIME, symbol).with("openOnly", 0).with("limit", PAGE_SIZE), MAX_PAGES)) {
            found.add(BybitOrderMapper.report(row));
        }
        return found.stream().filter(OrderReport::isOpen).toList();
    }

    /** Among the open and recently ended ones; those are forgotten when the venue restarts, and then the history has them. */
    Optional<OrderReport> find(Symbol symbol, String clientId) throws IOException {
        for (String path : List.of(REALTIME, HISTORY)) {
            JsonNode rows = api.send(category.get(path, symbol).with("orderLinkId", clientId))
                    .path("list");
            for (JsonNode row : rows) {
                if (Values.text(row, "orderLinkId").equals(clientId)) {
                    return Optional.of(BybitOrderMapper.report(row));
                }
            }
        }
        return Optional.empty();
    }

    /** The response is an acknowledgement: how much of the order had filled is looked up. */
    Placement cancel(Symbol symbol, OrderReport order) throws IOException {
        BybitRequest request = category.post("/v5/order/cancel", symbol).with("orderId", order.venueId());
        try {
            // "Spot trading only".
            api.send(
                    category.isSpot()
                            ? request.with(
                                    "orderFilter",
                                    order.isStop() ? BybitOrderRequests.STOPS : BybitOrderRequests.ORDERS)
                            : request);
            return new Placement(List.of(order.asEnded()));
        } catch (BybitException refused) {
            if (BybitErrors.isNothingToCancel(refused.code())) {
                return Placement.NOT_FOUND;
            }
            throw refused;
        }
    }

    /** All rows of a list that is read page by page. */
    List<JsonNode> pages(BybitRequest first, int maxPages) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < maxPages; page++) {
            JsonNode result = api.send(cursor.isEmpty() ? first : first.with("cursor", cursor));
            result.path("list").forEach(rows::add);
            String next = Values.text(result, "nextPageCursor");
            if (next.isEmpty() || next.equals(cursor) || result.path("list").isEmpty()) {
                return rows;
            }
            cursor = next;
        }
        throw new IOException(first.path() + " has more than " + maxPages + " pages");
    }
}
