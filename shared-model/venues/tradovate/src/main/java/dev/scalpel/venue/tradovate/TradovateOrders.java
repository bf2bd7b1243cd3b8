package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.ProtectionList;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Places and cancels orders: "Place Order", "Place OCO", "Cancel Order". Each is of a machine, {@code isAutomated}. */
final class TradovateOrders {

    private static final String OPEN = "Working";

    private final TradovateSession session;
    private final TradovateAccount account;
    private final Clock clock;

    TradovateOrders(TradovateSession session, TradovateAccount account, Clock clock) {
        this.session = session;
        this.account = account;
        this.clock = clock;
    }

    /**
     * One order. What does not trade at once of an order that may only do that is cancelled, and expires if the cancel is lost: the
     * venue refuses an order that arrives after its {@code expireTime}.
     */
    OrderReport place(Symbol symbol, NewOrder order, long validUntil) throws IOException {
        requireInTime(order.clientId(), validUntil);
        account.requireReduces(symbol, order);
        boolean immediate = order.type() == NewOrder.Type.IMMEDIATE;
        ObjectNode body = body(account.contract(symbol), order.quantity());
        version(body, order, immediate ? Optional.of(Instant.ofEpochMilli(validUntil)) : Optional.empty());
        long id = number(session.post("order/placeorder", body), "orderId");
        return report(order, id, immediate && hasEnded(id));
    }

    /** A stop and a target of which the fill of one cancels the other. */
    List<OrderReport> placePair(Symbol symbol, ProtectionList protection, long validUntil) throws IOException {
        requireInTime(protection.clientId(), validUntil);
        account.requireReduces(symbol, protection.stop());
        ObjectNode body = body(account.contract(symbol), protection.stop().quantity());
        version(body, protection.stop(), Optional.empty());
        version(body.putObject("other"), protection.target(), Optional.empty());
        JsonNode placed = session.post("order/placeoco", body);
        return List.of(
                report(protection.stop(), number(placed, "orderId"), false),
                report(protection.target(), number(placed, "ocoId"), false));
    }

    /** Empty when there is nothing to cancel any more. */
    Optional<OrderReport> cancel(OrderReport order) throws IOException {
        return cancel(Long.parseLong(order.venueId())) ? Optional.of(order.asEnded()) : Optional.empty();
    }

    private boolean cancel(long id) throws IOException {
        try {
            session.post(
                    "order/cancelorder",
                    TradovateHttp.object().put("orderId", id).put("isAutomated", true));
            return true;
        } catch (TradovateException refused) {
            if (refused.reason().equals("TooLate") || isEnded(id)) {
                return false;
            }
            throw refused;
        }
    }

    /** Whether an order that trades at once has done so; what is left of it is cancelled. */
    private boolean hasEnded(long id) {
        try {
            return isEnded(id) || cancel(id);
        } catch (IOException unanswered) {
            // It was accepted, and ends by itself: the next look-up finds out.
            return false;
        }
    }

    private boolean isEnded(long id) throws IOException {
        return !OPEN.equals(session.get("order/item?id=" + id).path("ordStatus").asText());
    }

    private void requireInTime(String clientId, long validUntil) throws TradovateException {
        if (clock.millis() > validUntil) {
            throw TradovateException.of("TooLate", clientId + " was valid until " + Instant.ofEpochMilli(validUntil));
        }
    }

    private ObjectNode body(FuturesContract contract, BigDecimal quantity) throws IOException {
        return TradovateHttp.object()
                .put("accountSpec", account.name())
                .put("accountId", account.id())
                .put("symbol", contract.name())
                .put("orderQty", quantity.intValueExact())
                .put("isAutomated", true);
    }

    private static void version(ObjectNode body, NewOrder order, Optional<Instant> expiry) {
        body.put("action", order.side() == OrderSide.BUY ? "Buy" : "Sell")
                .put("clOrdId", order.clientId())
                .put("orderType", type(order.type()))
                .put("timeInForce", expiry.isPresent() ? "GTD" : "GTC");
        order.limit().ifPresent(price -> body.put("price", price.stripTrailingZeros()));
        order.trigger().ifPresent(price -> body.put("stopPrice", price.stripTrailingZeros()));
        expiry.ifPresent(time -> body.put("expireTime", time.toString()));
    }

    private static String type(NewOrder.Type type) {
        return switch (type) {
            case IMMEDIATE, POST_ONLY -> "Limit";
            case STOP_MARKET -> "Stop";
            case STOP_LIMIT -> "StopLimit";
            case MARKET, TARGET_MARKET ->
                throw new IllegalArgumentException("the venue's instruments allow no order of type " + type);
        };
    }

    private static long number(JsonNode placed, String field) throws IOException {
        if (!placed.path(field).isIntegralNumber()) {
            throw new IOException("the response has no " + field);
        }
        return placed.path(field).asLong();
    }

    private OrderReport report(NewOrder order, long id, boolean ended) {
        return new OrderReport(
                order.clientId(),
                String.valueOf(id),
                Optional.empty(),
                order.side(),
                ended ? OrderReport.Status.ENDED : OrderReport.Status.OPEN,
                order.quantity(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                order.limit(),
                order.trigger(),
                order.trigger().isEmpty(),
                clock.millis());
    }
}
