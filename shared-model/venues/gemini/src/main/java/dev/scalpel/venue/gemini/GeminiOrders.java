package dev.scalpel.venue.gemini;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Places, finds and cancels orders: "Orders". */
final class GeminiOrders {

    private static final String NEW = "/v1/order/new";
    private static final String STATUS = "/v1/order/status";
    private static final String CANCEL = "/v1/order/cancel";
    private static final String ACTIVE = "/v1/orders";
    private static final int OK = 200;
    private static final TypeReference<GeminiRows.Order> ORDER = new TypeReference<>() {};

    private final GeminiSigned api;

    GeminiOrders(GeminiSigned api) {
        this.api = api;
    }

    Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        GeminiRows.Order row = api.send(NEW, signing, parameters(symbol, order), ORDER);
        requireTaken(row);
        return new Placement(List.of(GeminiOrderMapper.report(row, order.clientId())));
    }

    /**
     * "Create New Order". No {@code options} can be applied to a stop, so that its limit order rests if it does not fill.
     *
     * @throws IllegalArgumentException for a kind of order that the venue does not have
     */
    static Map<String, Object> parameters(Symbol symbol, NewOrder order) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("client_order_id", order.clientId());
        parameters.put("symbol", GeminiAdapter.name(symbol));
        parameters.put("amount", order.quantity().toPlainString());
        parameters.put("price", limit(order).toPlainString());
        parameters.put("side", order.side() == OrderSide.BUY ? "buy" : "sell");
        switch (order.type()) {
            case IMMEDIATE -> {
                parameters.put("type", "exchange limit");
                parameters.put("options", List.of("immediate-or-cancel"));
            }
            case POST_ONLY -> {
                parameters.put("type", "exchange limit");
                parameters.put("options", List.of("maker-or-cancel"));
            }
            case STOP_LIMIT -> {
                parameters.put("type", "exchange stop limit");
                parameters.put("stop_price", order.trigger().orElseThrow().toPlainString());
            }
            case MARKET, STOP_MARKET, TARGET_MARKET ->
                throw new IllegalArgumentException(
                        "the venue has no orders of type " + order.type() + ": " + order.clientId());
        }
        return parameters;
    }

    private static BigDecimal limit(NewOrder order) {
        return order.limit()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the venue has no market orders: " + order.clientId() + " needs a limit"));
    }

    /** An order that the venue took and cancelled at once, for a reason that other venues refuse it for. */
    private static void requireTaken(GeminiRows.Order row) throws GeminiException {
        String reason = Optional.ofNullable(row.reason()).orElse("");
        if (!row.cancelled() || row.executed().signum() > 0) {
            return;
        }
        boolean closed = GeminiErrors.kindOf(OK, reason, "") == Kind.MARKET_CLOSED;
        if (closed || reason.equals(GeminiErrors.WOULD_TAKE)) {
            throw new GeminiException(OK, reason, "the order was cancelled at once", Optional.empty());
        }
    }

    /** With its executions, so that what it has filled is exact. */
    Optional<GeminiRows.Order> find(Map<String, ?> id) throws IOException {
        Map<String, Object> parameters = new LinkedHashMap<>(id);
        parameters.put("include_trades", true);
        try {
            return Optional.of(api.send(STATUS, parameters, ORDER));
        } catch (GeminiException refused) {
            return requireNotFound(refused);
        }
    }

    Optional<OrderReport> find(String clientId) throws IOException {
        return find(Map.of("client_order_id", clientId)).map(row -> GeminiOrderMapper.report(row, clientId));
    }

    List<OrderReport> open(Symbol symbol) throws IOException {
        List<GeminiRows.Order> rows = api.send(ACTIVE, Map.of(), new TypeReference<>() {});
        return rows.stream()
                .filter(row -> row.symbol().equalsIgnoreCase(GeminiAdapter.name(symbol)))
                .map(row -> GeminiOrderMapper.report(row, row.id()))
                .toList();
    }

    /** "If the order is already canceled, the message will succeed but have no effect": then it is reported as it ended. */
    Placement cancel(OrderReport order) throws IOException {
        try {
            GeminiRows.Order row = api.send(CANCEL, Map.of("order_id", id(order.venueId())), ORDER);
            return new Placement(List.of(GeminiOrderMapper.report(row, order.clientId())));
        } catch (GeminiException refused) {
            requireNotFound(refused);
            return Placement.NOT_FOUND;
        }
    }

    /** "transmitted as an unsigned 64-bit integer": a number, while responses have it as text. */
    static Number id(String venueId) {
        return new BigInteger(venueId);
    }

    private static <T> Optional<T> requireNotFound(GeminiException refused) throws GeminiException {
        if (refused.reason().equals(GeminiErrors.ORDER_NOT_FOUND)) {
            return Optional.empty();
        }
        throw refused;
    }
}
