package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.trading.futures.FuturesRoot;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.ProtectionList;
import dev.scalpel.venue.trading.VenueFill;
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
    private final TradovateFills fills;
    private final TradovateReports reports;
    private final Clock clock;

    TradovateOrders(
            TradovateSession session,
            TradovateAccount account,
            TradovateFills fills,
            TradovateReports reports,
            Clock clock) {
        this.session = session;
        this.account = account;
        this.fills = fills;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * One order. What does not trade at once of an order that may only do that is cancelled, and expires if the cancel is lost: the
     * venue refuses an order that arrives after its {@code expireTime}. Its executions are read first: if they are all of it, nothing
     * else is to be known.
     */
    Placement place(Symbol symbol, NewOrder order, long validUntil) throws IOException {
        requireInTime(order.clientId(), validUntil);
        account.requireReduces(symbol, order);
        boolean immediate = order.type() == NewOrder.Type.IMMEDIATE;
        FuturesContract contract = account.contract(symbol);
        ObjectNode body = body(contract, order.quantity());
        version(body, order, immediate ? Optional.of(Instant.ofEpochMilli(validUntil)) : Optional.empty());
        long id = number(session.post("order/placeorder", body), "orderId");
        reports.placed(id, order.clientId(), body);
        List<Fill> executed = immediate ? executed(id) : List.of();
        BigDecimal filled = executed.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return filled.compareTo(order.quantity()) == 0
                ? new Placement(List.of(filled(order, id, executed, contract.root())), executed)
                : new Placement(List.of(report(order, id, immediate && hasEnded(id))), executed);
    }

    private List<Fill> executed(long id) {
        try {
            return fills.of(id).stream().map(VenueFill::fill).toList();
        } catch (IOException unanswered) {
            // It was accepted: its executions are looked up later.
            return List.of();
        }
    }

    /** A stop and a target of which the fill of one cancels the other. */
    List<OrderReport> placePair(Symbol symbol, ProtectionList protection, long validUntil) throws IOException {
        requireInTime(protection.clientId(), validUntil);
        account.requireReduces(symbol, protection.stop());
        ObjectNode body = body(account.contract(symbol), protection.stop().quantity());
        version(body, protection.stop(), Optional.empty());
        ObjectNode other = body.putObject("other");
        version(other, protection.target(), Optional.empty());
        JsonNode placed = session.post("order/placeoco", body);
        long stop = number(placed, "orderId");
        long target = number(placed, "ocoId");
        reports.placed(stop, protection.stop().clientId(), body);
        reports.placed(target, protection.target().clientId(), other.deepCopy().set("orderQty", body.get("orderQty")));
        return List.of(report(protection.stop(), stop, false), report(protection.target(), target, false));
    }

    /**
     * Empty when there is nothing to cancel any more. If the report of the cancellation says already that nothing was filled, nothing
     * else is to be known.
     */
    Optional<OrderReport> cancel(OrderReport order) throws IOException {
        long id = Long.parseLong(order.venueId());
        if (!cancel(id)) {
            return Optional.empty();
        }
        boolean untouched =
                filledOfCancelled(id).filter(filled -> filled.signum() == 0).isPresent();
        return Optional.of(untouched ? order.asCancelled(clock.millis()) : order.asEnded());
    }

    private Optional<BigDecimal> filledOfCancelled(long id) {
        try {
            return reports.filledOfCancelled(id);
        } catch (IOException unanswered) {
            // It is cancelled: what it has filled is looked up later.
            return Optional.empty();
        }
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
        return report(
                order,
                id,
                ended ? OrderReport.Status.ENDED : OrderReport.Status.OPEN,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                clock.millis());
    }

    private static OrderReport filled(NewOrder order, long id, List<Fill> executed, FuturesRoot root) {
        BigDecimal value = executed.stream()
                .map(fill -> fill.price().multiply(fill.quantity()).multiply(root.multiplier()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        long last = executed.stream().mapToLong(Fill::time).max().orElseThrow();
        return report(order, id, OrderReport.Status.FILLED, order.quantity(), value, last);
    }

    private static OrderReport report(
            NewOrder order, long id, OrderReport.Status status, BigDecimal filled, BigDecimal value, long changedAt) {
        return new OrderReport(
                order.clientId(),
                String.valueOf(id),
                Optional.empty(),
                order.side(),
                status,
                order.quantity(),
                filled,
                value,
                order.limit(),
                order.trigger(),
                order.trigger().isEmpty(),
                changedAt);
    }
}
