package dev.scalpel.localexchange;

import java.math.BigDecimal;

/** Reads orders from the parameters of a call and demands what each type of order demands. */
final class OrderReader {

    private long unnamed;

    /** A lone order. */
    OrderRequest order(Parameters parameters, Market market) {
        Side side = side(parameters, "side");
        OrderType type = type(parameters, "type");
        boolean byValue = type == OrderType.MARKET && parameters.has("quoteOrderQty");
        if (byValue && parameters.has("quantity")) {
            throw ApiException.refused(-1128, "Combination of optional parameters invalid.");
        }
        return new OrderRequest(
                market,
                clientId(parameters, "newClientOrderId"),
                side,
                type,
                timeInForce(parameters, "timeInForce", type),
                byValue ? BigDecimal.ZERO : parameters.requiredAmount("quantity"),
                byValue ? parameters.requiredAmount("quoteOrderQty") : BigDecimal.ZERO,
                amount(parameters, "price", type.hasLimit()),
                amount(parameters, "stopPrice", type.waitsForTrigger()));
    }

    /** An order of a list, its parameters told apart by a prefix as {@code above} or {@code pendingBelow}. */
    OrderRequest leg(Parameters parameters, Market market, String prefix, Side side, BigDecimal quantity) {
        OrderType type = type(parameters, prefix + "Type");
        if (type == OrderType.MARKET) {
            throw ApiException.refused(-1116, "Invalid orderType.");
        }
        return new OrderRequest(
                market,
                clientId(parameters, prefix + "ClientOrderId"),
                side,
                type,
                timeInForce(parameters, prefix + "TimeInForce", type),
                quantity,
                BigDecimal.ZERO,
                amount(parameters, prefix + "Price", type.hasLimit()),
                amount(parameters, prefix + "StopPrice", type.waitsForTrigger()));
    }

    /** The limit leg of the older call {@code order/oco}. */
    OrderRequest oldLimitLeg(Parameters parameters, Market market, Side side, BigDecimal quantity) {
        return new OrderRequest(
                market,
                clientId(parameters, "limitClientOrderId"),
                side,
                OrderType.LIMIT_MAKER,
                TimeInForce.GTC,
                quantity,
                BigDecimal.ZERO,
                parameters.requiredAmount("price"),
                BigDecimal.ZERO);
    }

    /** The stop leg of the older call {@code order/oco}; a stop-limit order when it tells a limit. */
    OrderRequest oldStopLeg(Parameters parameters, Market market, Side side, BigDecimal quantity) {
        boolean limited = parameters.has("stopLimitPrice");
        OrderType type = limited ? OrderType.STOP_LOSS_LIMIT : OrderType.STOP_LOSS;
        return new OrderRequest(
                market,
                clientId(parameters, "stopClientOrderId"),
                side,
                type,
                timeInForce(parameters, "stopLimitTimeInForce", type),
                quantity,
                BigDecimal.ZERO,
                amount(parameters, "stopLimitPrice", limited),
                parameters.requiredAmount("stopPrice"));
    }

    Side side(Parameters parameters, String name) {
        return parameters.choice(name, Side.class, -1117, "Invalid side.").orElseThrow(() -> Parameters.missing(name));
    }

    String clientId(Parameters parameters, String name) {
        return parameters.clientId(name).orElseGet(() -> "unnamed-" + ++unnamed);
    }

    private static OrderType type(Parameters parameters, String name) {
        return parameters
                .choice(name, OrderType.class, -1116, "Invalid orderType.")
                .orElseThrow(() -> Parameters.missing(name));
    }

    private static TimeInForce timeInForce(Parameters parameters, String name, OrderType type) {
        if (!type.hasTimeInForce()) {
            refuseUnwanted(parameters, name);
            return type.hasLimit() ? TimeInForce.GTC : TimeInForce.IOC;
        }
        return parameters
                .choice(name, TimeInForce.class, -1115, "Invalid timeInForce.")
                .orElseThrow(() -> Parameters.missing(name));
    }

    private static BigDecimal amount(Parameters parameters, String name, boolean wanted) {
        if (!wanted) {
            refuseUnwanted(parameters, name);
            return BigDecimal.ZERO;
        }
        return parameters.requiredAmount(name);
    }

    private static void refuseUnwanted(Parameters parameters, String name) {
        if (parameters.has(name)) {
            throw ApiException.refused(-1106, "Parameter '" + name + "' sent when not required.");
        }
    }
}
