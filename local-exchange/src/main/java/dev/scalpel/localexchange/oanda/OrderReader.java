package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.margin.MarginCore;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.orders.AttachedOrder;
import dev.scalpel.localexchange.margin.orders.Lifetime;
import dev.scalpel.localexchange.margin.orders.MarginOrderRequest;
import dev.scalpel.localexchange.margin.orders.MarginOrderType;
import dev.scalpel.localexchange.margin.orders.OrderCause;
import dev.scalpel.localexchange.margin.orders.PositionEffect;
import dev.scalpel.localexchange.oanda.OrderFields.Rejection;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an order of a request: what it asks of the market, or why it is rejected ("Order Definitions"). */
final class OrderReader {

    private static final Set<String> COMMON = Set.of(
            "type",
            "instrument",
            "units",
            "price",
            "priceBound",
            "timeInForce",
            "gtdTime",
            "positionFill",
            "triggerCondition",
            "clientExtensions",
            "tradeClientExtensions",
            "stopLossOnFill",
            "takeProfitOnFill",
            "tradeID",
            "guaranteed");
    private static final Set<String> ATTACHED =
            Set.of("price", "distance", "timeInForce", "gtdTime", "clientExtensions", "guaranteed");
    private static final Set<String> RESTING = Set.of("GTC", "GTD", "GFD");
    private static final Set<String> ANY = Set.of("GTC", "GTD", "GFD", "IOC", "FOK");
    private static final Set<String> AT_ONCE = Set.of("IOC", "FOK");

    private final MarginCore core;
    private final Trades trades;

    OrderReader(MarginCore core, Trades trades) {
        this.core = core;
        this.trades = trades;
    }

    static String type(JsonNode order) {
        String type = order.path("type").asText("");
        if (!Set.of("MARKET", "LIMIT", "STOP", "STOP_LOSS", "TAKE_PROFIT").contains(type)) {
            throw OandaRefusal.invalidValue("order.type");
        }
        return type;
    }

    /** @throws Rejection with the venue's reason */
    MarginOrderRequest read(JsonNode order, long now) {
        OrderFields fields = new OrderFields(order, "order", now).requireOnly(COMMON);
        String type = type(order);
        return type.equals("STOP_LOSS") || type.equals("TAKE_PROFIT")
                ? ofTrade(fields, type.equals("STOP_LOSS"))
                : ofPosition(fields, type);
    }

    private MarginOrderRequest ofPosition(OrderFields fields, String type) {
        MarginMarket market = market(fields);
        BigDecimal units = fields.units(market);
        Optional<BigDecimal> price = fields.price("price", market, "PRICE");
        Optional<BigDecimal> bound = fields.price("priceBound", market, "PRICE_BOUND");
        if (price.isPresent() == type.equals("MARKET")) {
            throw new Rejection(price.isPresent() ? "PRICE_INVALID" : "PRICE_MISSING");
        }
        if (bound.isPresent() && type.equals("LIMIT")) {
            throw new Rejection("PRICE_BOUND_INVALID");
        }
        fields.oneOf("triggerCondition", "DEFAULT", Set.of("DEFAULT"), "TRIGGER_CONDITION_INVALID");
        Lifetime lifetime = fields.lifetime(
                type.equals("MARKET") ? "FOK" : "GTC",
                type.equals("MARKET") ? AT_ONCE : type.equals("LIMIT") ? ANY : RESTING,
                "");
        PositionEffect effect =
                switch (fields.oneOf(
                        "positionFill",
                        "DEFAULT",
                        Set.of("DEFAULT", "REDUCE_FIRST", "REDUCE_ONLY", "OPEN_ONLY"),
                        "ORDER_FILL_POSITION_ACTION_INVALID")) {
                    case "REDUCE_ONLY" -> PositionEffect.REDUCE_ONLY;
                    case "OPEN_ONLY" -> PositionEffect.OPEN_ONLY;
                    default -> PositionEffect.ANY;
                };
        MarginOrderType kind =
                switch (type) {
                    case "MARKET" -> MarginOrderType.MARKET;
                    case "LIMIT" -> MarginOrderType.LIMIT;
                    default -> MarginOrderType.STOP;
                };
        return new MarginOrderRequest(
                clientId(fields),
                market,
                units.signum() > 0 ? OrderSide.BUY : OrderSide.SELL,
                kind,
                units.abs(),
                kind == MarginOrderType.LIMIT ? price : bound,
                kind == MarginOrderType.STOP ? price : Optional.empty(),
                lifetime,
                effect,
                0,
                attached(fields, market),
                OrderCause.CALLER);
    }

    /** A stop loss or a take profit of an open trade. */
    private MarginOrderRequest ofTrade(OrderFields fields, boolean stop) {
        long id = OandaQuery.number("order.tradeID", fields.text("tradeID", "TRADE_ID_UNSPECIFIED"));
        Trades.Trade trade =
                trades.find(id).filter(Trades.Trade::isOpen).orElseThrow(() -> new Rejection("TRADE_DOESNT_EXIST"));
        MarginOrderType kind = stop ? MarginOrderType.STOP : MarginOrderType.LIMIT;
        if (core.book().open(trade.market()).stream()
                .anyMatch(
                        order -> order.request().lot() == id && order.request().type() == kind)) {
            throw new Rejection((stop ? "STOP_LOSS" : "TAKE_PROFIT") + "_ORDER_ALREADY_EXISTS");
        }
        Optional<BigDecimal> price = Optional.of(
                fields.price("price", trade.market(), "PRICE").orElseThrow(() -> new Rejection("PRICE_MISSING")));
        return new MarginOrderRequest(
                clientId(fields),
                trade.market(),
                trade.left().signum() > 0 ? OrderSide.SELL : OrderSide.BUY,
                kind,
                trade.left().abs(),
                stop ? Optional.empty() : price,
                stop ? price : Optional.empty(),
                fields.lifetime("GTC", RESTING, ""),
                PositionEffect.REDUCE_ONLY,
                id,
                List.of(),
                OrderCause.CALLER);
    }

    private MarginMarket market(OrderFields fields) {
        return core.markets()
                .find(fields.text("instrument", "INSTRUMENT_MISSING"))
                .orElseThrow(() -> new Rejection("INSTRUMENT_UNKNOWN"));
    }

    private String clientId(OrderFields fields) {
        String id = fields.clientId("CLIENT_ORDER_ID_INVALID");
        if (!id.isEmpty() && core.book().open(id).isPresent()) {
            throw new Rejection("CLIENT_ORDER_ID_ALREADY_EXISTS");
        }
        return id;
    }

    private static List<AttachedOrder> attached(OrderFields fields, MarginMarket market) {
        List<AttachedOrder> attached = new ArrayList<>();
        for (String kind : List.of("STOP_LOSS", "TAKE_PROFIT")) {
            boolean stop = kind.equals("STOP_LOSS");
            JsonNode json = fields.json().path(stop ? "stopLossOnFill" : "takeProfitOnFill");
            if (!json.isMissingNode()) {
                OrderFields own = new OrderFields(json, "order." + kind, fields.now()).requireOnly(ATTACHED);
                Optional<BigDecimal> price = own.price("price", market, kind + "_ON_FILL_PRICE");
                Optional<BigDecimal> distance = own.price("distance", market, kind + "_ON_FILL_DISTANCE");
                if (price.isPresent() == distance.isPresent()) {
                    throw new Rejection(
                            kind + "_ON_FILL_PRICE_AND_DISTANCE_BOTH_" + (price.isPresent() ? "SPECIFIED" : "MISSING"));
                }
                attached.add(new AttachedOrder(
                        own.clientId(kind + "_ON_FILL_CLIENT_ORDER_ID_INVALID"),
                        stop ? MarginOrderType.STOP : MarginOrderType.LIMIT,
                        price,
                        distance,
                        own.lifetime("GTC", RESTING, kind + "_ON_FILL_")));
            }
        }
        return attached;
    }
}
