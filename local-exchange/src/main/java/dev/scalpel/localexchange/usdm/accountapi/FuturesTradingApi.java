package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.entry.FuturesOrderEntry;
import dev.scalpel.localexchange.perpetual.entry.Refusals;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.usdm.requests.FuturesOrderParser;
import java.math.BigDecimal;
import java.util.Map;

/** Plain orders: new, test, change, cancel. */
public final class FuturesTradingApi {

    /** How detailed the response to a new order is. */
    enum Detail {
        ACK,
        RESULT
    }

    private final Contracts contracts;
    private final FuturesOrderEntry entry;
    private final FuturesOrderParser parser;
    private final FuturesOrderFinder finder;

    public FuturesTradingApi(
            Contracts contracts, FuturesBook book, FuturesOrderEntry entry, FuturesOrderParser parser) {
        this.contracts = contracts;
        this.entry = entry;
        this.parser = parser;
        finder = new FuturesOrderFinder(contracts, book);
    }

    /** The parameters of a new order; those of conditional orders are known, so that they get their own refusal. */
    static final String[] OF_ORDERS = {
        "symbol",
        "side",
        "positionSide",
        "type",
        "timeInForce",
        "reduceOnly",
        "quantity",
        "price",
        "newClientOrderId",
        "newOrderRespType",
        "priceMatch",
        "selfTradePreventionMode",
        "goodTillDate",
        "stopPrice",
        "closePosition",
        "activationPrice",
        "callbackRate",
        "workingType",
        "priceProtect"
    };

    static final String[] OF_CHANGES = {
        "symbol", "orderId", "origClientOrderId", "side", "quantity", "price", "priceMatch", "modifyId"
    };

    public void addTo(Map<String, Route> routes) {
        routes.put("POST /fapi/v1/order", Route.trade(0, this::place, OF_ORDERS).countingOrders(1));
        routes.put("POST /fapi/v1/order/test", Route.trade(0, this::test, OF_ORDERS));
        routes.put(
                "PUT /fapi/v1/order", Route.trade(0, this::modify, OF_CHANGES).countingOrders(1));
        routes.put("DELETE /fapi/v1/order", Route.trade(1, this::cancel, "symbol", "orderId", "origClientOrderId"));
        routes.put("DELETE /fapi/v1/allOpenOrders", Route.trade(1, this::cancelAll, "symbol"));
    }

    JsonNode place(Parameters parameters, long now) {
        Detail detail = detail(parameters);
        FuturesOrderRequest request = parser.order(parameters, now);
        FuturesOrder order = entry.place(request, now);
        return FuturesOrderJson.changed(detail == Detail.ACK ? new FuturesOrder(order.id(), request, now) : order);
    }

    private JsonNode test(Parameters parameters, long now) {
        detail(parameters);
        FuturesOrderRequest request = parser.order(parameters, now);
        entry.check(request, now);
        return FuturesOrderJson.changed(new FuturesOrder(0, request, now));
    }

    private static Detail detail(Parameters parameters) {
        return parameters
                .choice("newOrderRespType", Detail.class, -1136, "Invalid newOrderRespType.")
                .orElse(Detail.ACK);
    }

    JsonNode modify(Parameters parameters, long now) {
        FuturesOrder order = finder.order(parameters).orElseThrow(Refusals::noSuchOrder);
        if (!parameters.requiredText("side").equals(order.request().side().name())) {
            throw Parameters.invalid("side");
        }
        BigDecimal quantity = parameters.decimal("quantity").orElseThrow(() -> Parameters.missing("quantity"));
        long modifyId = parameters.integer("modifyId").orElse(0L);
        entry.modify(order, quantity, parser.changedPrice(parameters, order), modifyId, now);
        return FuturesOrderJson.modified(order, modifyId);
    }

    JsonNode cancel(Parameters parameters, long now) {
        FuturesOrder order = finder.order(parameters).orElseThrow(Refusals::unknownOrder);
        entry.cancel(order, now);
        return FuturesOrderJson.changed(order);
    }

    private JsonNode cancelAll(Parameters parameters, long now) {
        entry.cancelAll(contracts.of(parameters), now);
        return done();
    }

    static ObjectNode done() {
        return Json.object().put("code", 200).put("msg", "The operation of cancel all open order is done.");
    }
}
