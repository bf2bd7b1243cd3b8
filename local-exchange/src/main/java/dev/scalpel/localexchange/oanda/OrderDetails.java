package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.margin.orders.MarginOrderRequest;
import dev.scalpel.localexchange.margin.orders.MarginOrderType;
import dev.scalpel.localexchange.margin.orders.OrderCause;
import dev.scalpel.localexchange.margin.orders.PositionEffect;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An order in the words of this API; {@code gtdTime} in milliseconds until it is written. */
final class OrderDetails {

    private OrderDetails() {}

    static String type(MarginOrderRequest request) {
        boolean ofTrade = request.lot() != 0;
        return switch (request.type()) {
            case MARKET -> "MARKET";
            case LIMIT -> ofTrade ? "TAKE_PROFIT" : "LIMIT";
            case STOP, STOP_LIMIT -> ofTrade ? "STOP_LOSS" : "STOP";
        };
    }

    /** @param sent the order as it was sent; an empty object for one that the venue made */
    static ObjectNode json(MarginOrderRequest request, JsonNode sent, String reason) {
        Terms terms = new Terms(request.market());
        ObjectNode json = Json.object();
        if (request.lot() == 0) {
            json.put("instrument", request.market().name());
            json.put(
                    "units",
                    terms.units(
                            request.buys()
                                    ? request.quantity()
                                    : request.quantity().negate()));
        } else {
            json.put("tradeID", Long.toString(request.lot()));
        }
        price(request).ifPresent(price -> json.put("price", terms.price(price)));
        if (request.type() != MarginOrderType.LIMIT) {
            request.limit().ifPresent(bound -> json.put("priceBound", terms.price(bound)));
        }
        json.put("timeInForce", force(request));
        request.lifetime().end().ifPresent(end -> json.put("gtdTime", end));
        if (request.lot() == 0) {
            json.put(
                    "positionFill",
                    request.effect() == PositionEffect.ANY
                            ? "DEFAULT"
                            : request.effect().name());
        }
        if (request.type() != MarginOrderType.MARKET) {
            json.put("triggerCondition", "DEFAULT");
        }
        if (sent.has("clientExtensions")) {
            json.set("clientExtensions", sent.get("clientExtensions").deepCopy());
        } else if (!request.clientId().isEmpty()) {
            json.putObject("clientExtensions").put("id", request.clientId());
        }
        for (String attached : new String[] {"stopLossOnFill", "takeProfitOnFill"}) {
            if (sent.has(attached)) {
                json.set(attached, sent.get(attached).deepCopy());
            }
        }
        if (request.cause() == OrderCause.CLOSEOUT) {
            json.putObject("marginCloseout").put("reason", "MARGIN_CHECK_VIOLATION");
        }
        json.put("reason", reason);
        return json;
    }

    /** Of a rejected order: what was sent, as far as it can be repeated. */
    static ObjectNode rejected(JsonNode sent, String reason) {
        Map<String, JsonNode> fields = new TreeMap<>();
        sent.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.remove("type");
        fields.remove("gtdTime");
        ObjectNode json = Json.object();
        json.setAll(fields);
        return json.put("reason", "CLIENT_ORDER").put("rejectReason", reason);
    }

    private static Optional<BigDecimal> price(MarginOrderRequest request) {
        return request.type() == MarginOrderType.LIMIT ? request.limit() : request.trigger();
    }

    private static String force(MarginOrderRequest request) {
        return request.lifetime().end().isPresent()
                ? "GTD"
                : request.lifetime().force().name();
    }

    /** The reason of a fill (OrderFillReason). */
    static String fillReason(MarginOrder order, String createdFor) {
        String type = type(order.request());
        return switch (createdFor) {
            case "TRADE_CLOSE", "POSITION_CLOSEOUT", "MARGIN_CLOSEOUT" -> "MARKET_ORDER_" + createdFor;
            default -> type + "_ORDER";
        };
    }
}
