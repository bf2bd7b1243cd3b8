package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.MarginCore;
import dev.scalpel.localexchange.margin.orders.EndReason;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.margin.orders.MarginOrderRequest;
import dev.scalpel.localexchange.oanda.OrderFields.Rejection;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates and cancels orders ("Order Endpoints"). */
final class OrderCalls {

    private static final int CREATED = 201;

    private final MarginCore core;
    private final Transactions transactions;
    private final OandaLog log;
    private final OrderReader reader;

    OrderCalls(MarginCore core, Transactions transactions, OandaLog log, Trades trades) {
        this.core = core;
        this.transactions = transactions;
        this.log = log;
        reader = new OrderReader(core, trades);
    }

    Response create(JsonNode body, OandaTime time, long now) {
        JsonNode order = body.path("order");
        if (!order.isObject() || body.size() != 1) {
            throw OandaRefusal.invalidValue("order");
        }
        long before = transactions.lastId();
        MarginOrderRequest request = read(order, time, now);
        log.announce(order, "CLIENT_ORDER");
        core.engine().place(request, now);
        return answer(CREATED, before, time);
    }

    private MarginOrderRequest read(JsonNode order, OandaTime time, long now) {
        long before = transactions.lastId();
        String type = OrderReader.type(order);
        try {
            return reader.read(order, now);
        } catch (Rejection rejection) {
            log.add(now, type + "_ORDER_REJECT", OrderDetails.rejected(order, rejection.reason()));
            throw OandaRefusal.rejected(400, body("orderRejectTransaction", before, time), rejection.reason());
        }
    }

    /** Closes a part of the position at the market. */
    ObjectNode close(MarginOrderRequest request, String reason, String prefix, OandaTime time, long now) {
        long before = transactions.lastId();
        log.announce(Json.object(), reason);
        MarginOrder order = core.engine().place(request, now);
        ObjectNode body = Json.object();
        List<Transactions.Entry> entries = transactions.after(before);
        body.set(name(prefix, "orderCreateTransaction"), entries.get(0).json(time));
        log.fillOf(order).ifPresent(entry -> body.set(name(prefix, "orderFillTransaction"), entry.json(time)));
        log.cancelOf(order).ifPresent(entry -> body.set(name(prefix, "orderCancelTransaction"), entry.json(time)));
        return related(body, entries);
    }

    private static String name(String prefix, String field) {
        return prefix.isEmpty() ? field : prefix + "O" + field.substring(1);
    }

    Response cancel(String specifier, OandaTime time, long now) {
        long before = transactions.lastId();
        MarginOrder order = open(specifier, time, now);
        core.engine().end(order, EndReason.REQUESTED, now);
        ObjectNode body = Json.object();
        List<Transactions.Entry> entries = transactions.after(before);
        body.set("orderCancelTransaction", entries.get(0).json(time));
        return OandaRefusal.json(200, related(body, entries));
    }

    /** The open order of an id, or of a client id with an "@". */
    private MarginOrder open(String specifier, OandaTime time, long now) {
        Optional<MarginOrder> order = find(specifier).filter(MarginOrder::isOpen);
        if (order.isPresent()) {
            return order.get();
        }
        long before = transactions.lastId();
        ObjectNode details = Json.object();
        details.put(specifier.startsWith("@") ? "clientOrderID" : "orderID", specifier.replace("@", ""));
        details.put("rejectReason", "ORDER_DOESNT_EXIST");
        log.add(now, "ORDER_CANCEL_REJECT", details);
        throw OandaRefusal.rejected(404, body("orderCancelRejectTransaction", before, time), "ORDER_DOESNT_EXIST");
    }

    /** A client id belongs to the order that is open: it can be used again afterwards. */
    Optional<MarginOrder> find(String specifier) {
        return specifier.startsWith("@")
                ? core.book().open(specifier.substring(1))
                : core.book().find(OandaQuery.number("orderSpecifier", specifier));
    }

    private Response answer(int status, long before, OandaTime time) {
        List<Transactions.Entry> entries = transactions.after(before);
        Transactions.Entry first = entries.get(0);
        MarginOrder order = core.book().find(first.id()).orElseThrow();
        ObjectNode body = Json.object();
        body.set("orderCreateTransaction", first.json(time));
        log.fillOf(order).ifPresent(entry -> body.set("orderFillTransaction", entry.json(time)));
        log.cancelOf(order).ifPresent(entry -> body.set("orderCancelTransaction", entry.json(time)));
        Response response = OandaRefusal.json(status, related(body, entries));
        return response.withHeaders(Map.of("Location", "orders/" + first.id()));
    }

    private ObjectNode body(String first, long before, OandaTime time) {
        List<Transactions.Entry> entries = transactions.after(before);
        ObjectNode body = Json.object();
        body.set(first, entries.get(0).json(time));
        return related(body, entries);
    }

    private ObjectNode related(ObjectNode body, List<Transactions.Entry> entries) {
        body.set("relatedTransactionIDs", Transactions.ids(entries));
        body.put("lastTransactionID", Long.toString(transactions.lastId()));
        return body;
    }
}
