package dev.scalpel.localexchange.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.margin.MarginCore;
import dev.scalpel.localexchange.margin.ObservedMargin;
import dev.scalpel.localexchange.margin.account.NettedPosition;
import dev.scalpel.localexchange.margin.account.PositionState;
import dev.scalpel.localexchange.margin.engine.MarginValues;
import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.protocol.Json;
import java.util.function.Predicate;

/** What the account holds, orders and has traded, as a read observes it. */
final class AccountReads {

    private final MarginCore core;
    private final Entities entities;
    private final CommandLog log;

    AccountReads(MarginCore core, Entities entities, CommandLog log) {
        this.core = core;
        this.entities = entities;
        this.log = log;
    }

    JsonNode account() {
        return Json.array()
                .add(Json.object()
                        .put("id", Directory.ACCOUNT)
                        .put("name", "DEMO" + Directory.ACCOUNT)
                        .put("userId", Sessions.USER)
                        .put("accountType", "Customer")
                        .put("active", true)
                        .put("clearingHouseId", 2)
                        .put("riskCategoryId", 19)
                        .put("autoLiqProfileId", 7)
                        .put("marginAccountType", "Speculator")
                        .put("legalStatus", "Individual"));
    }

    JsonNode order(long id, ObservedMargin seen) {
        MarginOrder order = core.book().find(id).orElseThrow(() -> TradovateRefusal.notFound("order " + id));
        return seen.state(order)
                .map(state -> (JsonNode) entities.order(order, state, log.other(order)))
                .orElseThrow(() -> TradovateRefusal.notFound("order " + id));
    }

    JsonNode version(long orderId, ObservedMargin seen) {
        ArrayNode rows = Json.array();
        core.book()
                .find(orderId)
                .filter(order -> seen.state(order).isPresent())
                .ifPresent(order -> rows.add(Entities.version(order)));
        return rows;
    }

    /** What became of the order that a command placed. */
    JsonNode executions(long command, ObservedMargin seen) {
        ArrayNode rows = Json.array();
        log.order(command)
                .ifPresent(order ->
                        seen.state(order).ifPresent(state -> rows.add(entities.execution(command, order, state))));
        return rows;
    }

    /** What became of every order. */
    JsonNode executions(ObservedMargin seen) {
        ArrayNode rows = Json.array();
        log.placed((command, order) ->
                seen.state(order).ifPresent(state -> rows.add(entities.execution(command, order, state))));
        return rows;
    }

    /** Every order of the account, with the open ones among them as open as the read observes. */
    JsonNode orders(ObservedMargin seen) {
        ArrayNode rows = Json.array();
        for (MarginOrder order : core.book().all()) {
            boolean open = seen.open(core.book()).contains(order);
            seen.state(order)
                    .filter(state -> open || !state.status().isOpen())
                    .ifPresent(state -> rows.add(entities.order(order, state, log.other(order))));
        }
        return rows;
    }

    JsonNode fills(Predicate<MarginFill> which, ObservedMargin seen) {
        ArrayNode rows = Json.array();
        core.engine().settlement().fills().stream()
                .filter(which)
                .filter(seen::includes)
                .forEach(fill -> rows.add(entities.fill(fill)));
        return rows;
    }

    JsonNode fees(long fillId) {
        ArrayNode rows = Json.array();
        core.engine().settlement().fills().stream()
                .filter(fill -> fill.id() == fillId)
                .forEach(fill -> rows.add(Entities.fillFee(fill)));
        return rows;
    }

    /** Of every contract that has been traded, flat or not. */
    JsonNode positions(ObservedMargin seen, long now) {
        ArrayNode rows = Json.array();
        MarginValues values = seen.values(core.engine().values());
        for (NettedPosition position : core.account().positions()) {
            PositionState state = values.state(position);
            if (state.time() > 0) {
                rows.add(entities.position(position.market(), state, now));
            }
        }
        return rows;
    }

    JsonNode cash(ObservedMargin seen) {
        MarginValues values = seen.values(core.engine().values());
        return Json.object()
                .put("totalCashValue", values.balance())
                .put("totalPnL", values.unrealised())
                .put("initialMargin", values.used())
                .put("maintenanceMargin", values.used())
                .put("netLiq", values.equity())
                .put("openPnL", values.unrealised())
                .put("realizedPnL", 0)
                .put("weekRealizedPnL", 0);
    }
}
