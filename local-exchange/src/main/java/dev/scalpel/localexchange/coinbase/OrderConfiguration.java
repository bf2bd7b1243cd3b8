package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.market.SelfTradePrevention;
import dev.scalpel.localexchange.orders.OrderOptions;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.orders.TimeInForce;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** "Create Order", order_configuration: one field, named by type and time in force, with sizes and prices. */
final class OrderConfiguration {

    /** The configurations that this exchange has, and the fields of each. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "market_market_ioc", Set.of("quote_size", "base_size"),
            "sor_limit_ioc", Set.of("base_size", "limit_price"),
            "limit_limit_gtc", Set.of("base_size", "limit_price", "post_only"),
            "limit_limit_fok", Set.of("base_size", "limit_price"),
            "stop_limit_stop_limit_gtc", Set.of("base_size", "limit_price", "stop_price", "stop_direction"));

    private static final OrderOptions NO_OPTIONS =
            new OrderOptions(Optional.empty(), Optional.empty(), Optional.empty(), SelfTradePrevention.NONE);
    private static final String STOP_DOWN = "STOP_DIRECTION_STOP_DOWN";
    private static final String STOP_UP = "STOP_DIRECTION_STOP_UP";

    private OrderConfiguration() {}

    /** The order as the market takes it; empty when the venue has it and this exchange has not, or nobody has. */
    static Optional<OrderRequest> parse(Market market, String clientId, OrderSide side, JsonNode configuration) {
        if (configuration.size() != 1) {
            return Optional.empty();
        }
        Map.Entry<String, JsonNode> only = configuration.properties().iterator().next();
        Set<String> fields = FIELDS.get(only.getKey());
        if (fields == null) {
            return Optional.empty();
        }
        only.getValue().fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw CoinbaseRefusal.invalid("unknown field " + name + " of " + only.getKey());
            }
        });
        return Optional.of(request(market, clientId, side, only.getKey(), only.getValue()));
    }

    private static OrderRequest request(Market market, String clientId, OrderSide side, String name, JsonNode sizes) {
        OrderType type = type(name, side, sizes);
        BigDecimal base = amount(sizes, "base_size");
        BigDecimal quote = amount(sizes, "quote_size");
        if (base.signum() > 0 == quote.signum() > 0) {
            throw CoinbaseRefusal.invalid("exactly one of base_size and quote_size is required");
        }
        return new OrderRequest(
                market,
                clientId,
                side,
                type,
                name.endsWith("_ioc") ? TimeInForce.IOC : name.endsWith("_fok") ? TimeInForce.FOK : TimeInForce.GTC,
                base,
                quote,
                type.hasLimit() ? required(sizes, "limit_price") : BigDecimal.ZERO,
                type.waitsForTrigger() ? required(sizes, "stop_price") : BigDecimal.ZERO,
                NO_OPTIONS);
    }

    private static OrderType type(String name, OrderSide side, JsonNode sizes) {
        return switch (name) {
            case "market_market_ioc" -> OrderType.MARKET;
            case "limit_limit_gtc" -> sizes.path("post_only").asBoolean() ? OrderType.LIMIT_MAKER : OrderType.LIMIT;
            case "stop_limit_stop_limit_gtc" ->
                stopType(side, sizes.path("stop_direction").asText(""));
            default -> OrderType.LIMIT;
        };
    }

    /** A stop in the direction of a loss, or of a profit. */
    private static OrderType stopType(OrderSide side, String direction) {
        if (!direction.equals(STOP_DOWN) && !direction.equals(STOP_UP)) {
            throw CoinbaseRefusal.invalid("stop_direction must be " + STOP_DOWN + " or " + STOP_UP);
        }
        return direction.equals(STOP_DOWN) == (side == OrderSide.SELL)
                ? OrderType.STOP_LOSS_LIMIT
                : OrderType.TAKE_PROFIT_LIMIT;
    }

    private static BigDecimal amount(JsonNode sizes, String field) {
        return Amounts.of(sizes, field).orElse(BigDecimal.ZERO);
    }

    private static BigDecimal required(JsonNode sizes, String field) {
        return Amounts.of(sizes, field).orElseThrow(() -> CoinbaseRefusal.invalid(field + " is required"));
    }

    /** An order's configuration as it is reported. */
    static ObjectNode json(OrderRequest order, BigDecimal quantity) {
        ObjectNode sizes = Json.object();
        if (order.quantity().signum() == 0) {
            sizes.put("quote_size", Amounts.text(order.quoteQuantity()));
        } else {
            sizes.put("base_size", Amounts.text(quantity));
        }
        if (order.type().hasLimit()) {
            sizes.put("limit_price", Amounts.text(order.price()));
        }
        if (order.type().waitsForTrigger()) {
            boolean down = order.type().stopsLoss() == (order.side() == OrderSide.SELL);
            sizes.put("stop_price", Amounts.text(order.stopPrice())).put("stop_direction", down ? STOP_DOWN : STOP_UP);
        }
        String name = name(order);
        if (name.equals("limit_limit_gtc")) {
            sizes.put("post_only", order.type() == OrderType.LIMIT_MAKER);
        }
        ObjectNode configuration = Json.object();
        configuration.set(name, sizes);
        return configuration;
    }

    private static String name(OrderRequest order) {
        return switch (order.type()) {
            case MARKET -> "market_market_ioc";
            case LIMIT_MAKER -> "limit_limit_gtc";
            case STOP_LOSS_LIMIT, TAKE_PROFIT_LIMIT -> "stop_limit_stop_limit_gtc";
            case LIMIT ->
                switch (order.timeInForce()) {
                    case IOC -> "sor_limit_ioc";
                    case FOK -> "limit_limit_fok";
                    case GTC -> "limit_limit_gtc";
                };
            case STOP_LOSS, TAKE_PROFIT ->
                throw new IllegalStateException("this API accepts no orders of type " + order.type());
        };
    }
}
