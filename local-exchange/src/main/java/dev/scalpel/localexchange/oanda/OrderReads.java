package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.MarginCore;
import dev.scalpel.localexchange.margin.ObservedMargin;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.margin.orders.MarginOrderState;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.protocol.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists and looks up orders. */
final class OrderReads {

    static final Set<String> FILTERS = Set.of("ids", "state", "instrument", "count", "beforeID");

    private static final Set<String> STATES = Set.of("PENDING", "FILLED", "TRIGGERED", "CANCELLED", "ALL");
    private static final int DEFAULT_COUNT = 50;
    private static final int MAX_COUNT = 500;

    private final MarginCore core;
    private final OandaLog log;
    private final OrderCalls calls;

    OrderReads(MarginCore core, OandaLog log, OrderCalls calls) {
        this.core = core;
        this.log = log;
        this.calls = calls;
    }

    ArrayNode list(OandaQuery query, ObservedMargin seen, OandaTime time) {
        String state = query.one("state").orElse("PENDING");
        if (!STATES.contains(state)) {
            throw OandaRefusal.invalidValue("state");
        }
        List<String> ids = query.list("ids");
        long before = query.number("beforeID", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        List<MarginOrder> orders = new ArrayList<>(
                state.equals("PENDING") ? seen.open(core.book()) : core.book().all());
        Collections.reverse(orders);
        ArrayNode found = Json.array();
        long count = query.number("count", DEFAULT_COUNT, 1, MAX_COUNT);
        for (MarginOrder order : orders) {
            Optional<MarginOrderState> observed = seen.state(order);
            boolean wanted = observed.isPresent()
                    && (state.equals("ALL") || state(observed.get()).equals(state))
                    && (ids.isEmpty() || ids.contains(Long.toString(order.id())))
                    && order.id() <= before
                    && query.one("instrument")
                            .map(order.request().market().name()::equals)
                            .orElse(true);
            if (wanted && found.size() < count) {
                found.add(json(order, observed.get(), time));
            }
        }
        return found;
    }

    ArrayNode pending(ObservedMargin seen, OandaTime time) {
        List<MarginOrder> orders = new ArrayList<>(seen.open(core.book()));
        Collections.reverse(orders);
        ArrayNode found = Json.array();
        orders.forEach(order ->
                seen.state(order).ifPresent(state -> found.add(json(order, order.asOf(order.created()), time))));
        return found;
    }

    ObjectNode one(String specifier, ObservedMargin seen, OandaTime time) {
        MarginOrder order = calls.find(specifier)
                .filter(found -> seen.state(found).isPresent())
                .orElseThrow(() -> OandaRefusal.notFound("NO_SUCH_ORDER", "The order ID specified does not exist"));
        return json(order, seen.state(order).orElseThrow(), time);
    }

    private ObjectNode json(MarginOrder order, MarginOrderState state, OandaTime time) {
        ObjectNode created = log.created(order);
        ObjectNode json = Json.object();
        json.put("id", Long.toString(order.id()));
        json.put("createTime", time.text(order.created()));
        json.put("type", OrderDetails.type(order.request()));
        created.properties().forEach(field -> {
            if (!OandaDialect.TRANSACTION_FIELDS.contains(field.getKey())) {
                json.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        if (json.has("gtdTime")) {
            json.put("gtdTime", time.text(json.get("gtdTime").asLong()));
        }
        json.put("state", state(state));
        if (state(state).equals("FILLED")) {
            log.fillOf(order).ifPresent(fill -> addFill(json, fill, time));
        }
        if (state(state).equals("CANCELLED")) {
            log.cancelOf(order).ifPresent(cancel -> {
                json.put("cancellingTransactionID", Long.toString(cancel.id()));
                json.put("cancelledTime", time.text(cancel.time()));
            });
        }
        return json;
    }

    private static void addFill(ObjectNode json, Transactions.Entry fill, OandaTime time) {
        json.put("fillingTransactionID", Long.toString(fill.id()));
        json.put("filledTime", time.text(fill.time()));
        if (fill.json().has("tradeOpened")) {
            json.put("tradeOpenedID", fill.json().at("/tradeOpened/tradeID").asText());
        }
        if (fill.json().has("tradeReduced")) {
            json.put("tradeReducedID", fill.json().at("/tradeReduced/tradeID").asText());
        }
        if (fill.json().has("tradesClosed")) {
            ArrayNode closed = json.putArray("tradeClosedIDs");
            fill.json()
                    .get("tradesClosed")
                    .forEach(each -> closed.add(each.path("tradeID").asText()));
        }
    }

    /** An order that was filled in part is filled: what is left of it is gone. */
    private static String state(MarginOrderState state) {
        if (state.executed().signum() > 0) {
            return "FILLED";
        }
        return state.status() == OrderStatus.NEW ? "PENDING" : "CANCELLED";
    }
}
