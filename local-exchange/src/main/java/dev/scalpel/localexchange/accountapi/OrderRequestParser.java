package dev.scalpel.localexchange.accountapi;

import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.market.SelfTradePrevention;
import dev.scalpel.localexchange.orders.OrderOptions;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.orders.TimeInForce;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads orders from the parameters of a call and checks what each order type requires. */
public final class OrderRequestParser {

    private static final long MIN_STRATEGY_TYPE = 1_000_000;

    /** The names of an order's options, which differ between calls. */
    private record Names(String iceberg, String strategyId, String strategyType, String trailing, String peg) {}

    private long unnamed;

    /** A single order. */
    OrderRequest order(Parameters parameters, Market market) {
        OrderSide side = side(parameters, "side");
        OrderType type = type(parameters, "type");
        boolean byValue = type == OrderType.MARKET && parameters.has("quoteOrderQty");
        if (byValue && parameters.has("quantity")) {
            throw ApiException.refused(-1128, "Combination of optional parameters invalid.");
        }
        OrderOptions options = options(
                parameters,
                new Names("icebergQty", "strategyId", "strategyType", "trailingDelta", "pegPriceType"),
                type,
                market);
        TimeInForce timeInForce = timeInForce(parameters, "timeInForce", type);
        if (options.icebergQuantity().isPresent() && timeInForce != TimeInForce.GTC) {
            throw ApiException.refused(-1014, "Unsupported order combination.");
        }
        return new OrderRequest(
                market,
                clientId(parameters, "newClientOrderId"),
                side,
                type,
                timeInForce,
                byValue ? BigDecimal.ZERO : parameters.requiredAmount("quantity"),
                byValue ? parameters.requiredAmount("quoteOrderQty") : BigDecimal.ZERO,
                amount(parameters, "price", type.hasLimit()),
                amount(parameters, "stopPrice", type.waitsForTrigger()),
                options);
    }

    /** An order of a list, whose parameters have a prefix such as {@code above} or {@code pendingBelow}. */
    OrderRequest leg(Parameters parameters, Market market, String prefix, OrderSide side, BigDecimal quantity) {
        OrderType type = type(parameters, prefix + "Type");
        Names names = new Names(
                prefix + "IcebergQty",
                prefix + "StrategyId",
                prefix + "StrategyType",
                prefix + "TrailingDelta",
                prefix + "PegPriceType");
        OrderOptions options = options(parameters, names, type, market);
        TimeInForce timeInForce = timeInForce(parameters, prefix + "TimeInForce", type);
        requireRestingIceberg(options, timeInForce, names.iceberg());
        return new OrderRequest(
                market,
                clientId(parameters, prefix + "ClientOrderId"),
                side,
                type,
                timeInForce,
                quantity,
                BigDecimal.ZERO,
                amount(parameters, prefix + "Price", type.hasLimit()),
                amount(parameters, prefix + "StopPrice", type.waitsForTrigger()),
                options);
    }

    /** The limit leg of the older call {@code order/oco}. */
    OrderRequest oldLimitLeg(Parameters parameters, Market market, OrderSide side, BigDecimal quantity) {
        return new OrderRequest(
                market,
                clientId(parameters, "limitClientOrderId"),
                side,
                OrderType.LIMIT_MAKER,
                TimeInForce.GTC,
                quantity,
                BigDecimal.ZERO,
                parameters.requiredAmount("price"),
                BigDecimal.ZERO,
                options(
                        parameters,
                        new Names("limitIcebergQty", "limitStrategyId", "limitStrategyType", "", ""),
                        OrderType.LIMIT_MAKER,
                        market));
    }

    /** The stop leg of the older call {@code order/oco}; a stop-limit order when it has a limit price. */
    OrderRequest oldStopLeg(Parameters parameters, Market market, OrderSide side, BigDecimal quantity) {
        boolean limited = parameters.has("stopLimitPrice");
        OrderType type = limited ? OrderType.STOP_LOSS_LIMIT : OrderType.STOP_LOSS;
        Names names = new Names("stopIcebergQty", "stopStrategyId", "stopStrategyType", "trailingDelta", "");
        OrderOptions options = options(parameters, names, type, market);
        TimeInForce timeInForce = timeInForce(parameters, "stopLimitTimeInForce", type);
        requireRestingIceberg(options, timeInForce, names.iceberg());
        return new OrderRequest(
                market,
                clientId(parameters, "stopClientOrderId"),
                side,
                type,
                timeInForce,
                quantity,
                BigDecimal.ZERO,
                amount(parameters, "stopLimitPrice", limited),
                parameters.requiredAmount("stopPrice"),
                options);
    }

    private static OrderOptions options(Parameters parameters, Names names, OrderType type, Market market) {
        if (parameters.has(names.trailing())) {
            throw ApiException.refused(-1013, "Trailing stop orders are not supported for this symbol.");
        }
        if (parameters.has(names.peg())) {
            throw ApiException.refused(-1013, "Pegged orders are not supported for this symbol.");
        }
        Optional<BigDecimal> iceberg = parameters.amount(names.iceberg());
        if (iceberg.isPresent() && !type.hasLimit()) {
            throw notRequired(names.iceberg());
        }
        Optional<Long> strategyType = parameters.integer(names.strategyType());
        if (strategyType.isPresent() && strategyType.get() < MIN_STRATEGY_TYPE) {
            throw ApiException.refused(-1134, "strategyType was less than " + MIN_STRATEGY_TYPE + ".");
        }
        return new OrderOptions(
                iceberg,
                parameters.integer(names.strategyId()),
                strategyType,
                parameters
                        .choice(
                                "selfTradePreventionMode",
                                SelfTradePrevention.class,
                                -1130,
                                "Data sent for parameter 'selfTradePreventionMode' is not valid.")
                        .orElse(market.defaultPrevention()));
    }

    private static void requireRestingIceberg(OrderOptions options, TimeInForce timeInForce, String name) {
        if (options.icebergQuantity().isPresent() && timeInForce != TimeInForce.GTC) {
            throw ApiException.refused(
                    -1160,
                    "Parameter '" + name + "' is not supported if `aboveTimeInForce`/`belowTimeInForce` is not GTC.");
        }
    }

    OrderSide side(Parameters parameters, String name) {
        return parameters
                .choice(name, OrderSide.class, -1117, "Invalid side.")
                .orElseThrow(() -> Parameters.missing(name));
    }

    String clientId(Parameters parameters, String name) {
        return parameters.clientId(name).orElseGet(() -> "unnamed-" + ++unnamed);
    }

    OrderType type(Parameters parameters, String name) {
        return parameters
                .choice(name, OrderType.class, -1116, "Invalid orderType.")
                .orElseThrow(() -> Parameters.missing(name));
    }

    private static TimeInForce timeInForce(Parameters parameters, String name, OrderType type) {
        if (!type.hasTimeInForce()) {
            rejectUnexpectedParameter(parameters, name);
            return type.hasLimit() ? TimeInForce.GTC : TimeInForce.IOC;
        }
        return parameters
                .choice(name, TimeInForce.class, -1115, "Invalid timeInForce.")
                .orElseThrow(() -> Parameters.missing(name));
    }

    private static BigDecimal amount(Parameters parameters, String name, boolean allowed) {
        if (!allowed) {
            rejectUnexpectedParameter(parameters, name);
            return BigDecimal.ZERO;
        }
        return parameters.requiredAmount(name);
    }

    private static void rejectUnexpectedParameter(Parameters parameters, String name) {
        if (parameters.has(name)) {
            throw notRequired(name);
        }
    }

    private static ApiException notRequired(String name) {
        return ApiException.refused(-1106, "Parameter '" + name + "' sent when not required.");
    }
}
