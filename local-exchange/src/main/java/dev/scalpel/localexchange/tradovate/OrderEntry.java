package dev.scalpel.localexchange.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.margin.MarginCore;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.orders.EndReason;
import dev.scalpel.localexchange.margin.orders.Lifetime;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.margin.orders.MarginOrderRequest;
import dev.scalpel.localexchange.margin.orders.MarginOrderType;
import dev.scalpel.localexchange.margin.orders.OrderCause;
import dev.scalpel.localexchange.margin.orders.PositionEffect;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Places and cancels orders ("Place Order", "Place OCO", "Cancel Order"). An order is of whole contracts and nets with the position. */
final class OrderEntry {

    private static final Set<String> VERSION = Set.of(
            "action",
            "clOrdId",
            "orderType",
            "price",
            "stopPrice",
            "maxShow",
            "pegDifference",
            "timeInForce",
            "expireTime",
            "text");
    private static final Set<String> SINGLE = with(
            VERSION,
            "accountSpec",
            "accountId",
            "symbol",
            "orderQty",
            "activationTime",
            "customTag50",
            "isAutomated",
            "p-ticket");
    private static final Set<String> PAIR = with(SINGLE, "other");
    private static final Set<String> CANCEL =
            Set.of("orderId", "clOrdId", "activationTime", "customTag50", "isAutomated", "p-ticket");

    private final MarginCore core;
    private final Directory directory;
    private final CommandLog log;

    OrderEntry(MarginCore core, Directory directory, CommandLog log) {
        this.core = core;
        this.directory = directory;
        this.log = log;
        log.cancelBy(order -> log.openOther(order, core.book())
                .ifPresent(other -> core.engine()
                        .end(other, EndReason.GROUP_ENDED, other.now().time())));
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new HashSet<>(names);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    JsonNode place(String body, long now) {
        Fields fields = Fields.of(body, SINGLE);
        MarginMarket market = market(fields, now);
        MarginOrder order = core.engine().place(request(fields, fields, market, now), now);
        return Json.object().put("orderId", order.id());
    }

    JsonNode placePair(String body, long now) {
        Fields fields = Fields.of(body, PAIR);
        MarginMarket market = market(fields, now);
        MarginOrderRequest first = request(fields, fields, market, now);
        MarginOrderRequest second = request(fields, fields.object("other", VERSION), market, now);
        MarginOrder one = core.engine().place(first, now);
        MarginOrder other = core.engine().place(second, now);
        log.pair(one, other);
        log.openOther(one, core.book())
                .filter(resting -> !one.isOpen())
                .ifPresent(resting -> core.engine().end(resting, EndReason.GROUP_ENDED, now));
        return Json.object().put("orderId", one.id()).put("ocoId", other.id());
    }

    JsonNode cancel(String body, long now) {
        Fields fields = Fields.of(body, CANCEL);
        requireAutomated(fields);
        MarginOrder order = core.book()
                .find(fields.integer("orderId"))
                .orElseThrow(() -> TradovateRefusal.failure("UnknownReason", "There is no such order"));
        if (!order.isOpen()) {
            throw TradovateRefusal.failure("TooLate", "The order has ended");
        }
        core.engine().end(order, EndReason.REQUESTED, now);
        return Json.object()
                .put("commandId", log.cancelled(order, fields.text("clOrdId").orElse(""), now));
    }

    private MarginMarket market(Fields fields, long now) {
        requireAutomated(fields);
        fields.required("accountSpec");
        if (fields.integer("accountId") != Directory.ACCOUNT) {
            throw TradovateRefusal.failure("Unauthorized", "The account is none of the user's");
        }
        MarginMarket market = directory
                .market(fields.required("symbol"))
                .orElseThrow(() -> TradovateRefusal.failure("InvalidContract", "There is no such contract"));
        if (!market.isOpen(now)) {
            throw TradovateRefusal.failure("SessionClosed", "The session is closed");
        }
        return market;
    }

    /** "must be true if this isn't an order made directly by a human". */
    private static void requireAutomated(Fields fields) {
        if (!fields.isTrue("isAutomated")) {
            throw TradovateRefusal.violation("isAutomated", "", "This stand-in takes no orders of humans");
        }
    }

    private static MarginOrderRequest request(Fields order, Fields version, MarginMarket market, long now) {
        BigDecimal quantity = BigDecimal.valueOf(order.integer("orderQty"));
        if (quantity.signum() <= 0) {
            throw TradovateRefusal.violation("orderQty", quantity.toString(), "The quantity should be positive");
        }
        MarginOrderType type = type(version.required("orderType"));
        return new MarginOrderRequest(
                version.text("clOrdId").orElse(""),
                market,
                side(version.required("action")),
                type,
                quantity,
                price(version, "price", type == MarginOrderType.LIMIT || type == MarginOrderType.STOP_LIMIT, market),
                price(version, "stopPrice", type.hasTrigger(), market),
                lifetime(version, now),
                PositionEffect.ANY,
                0,
                List.of(),
                OrderCause.CALLER);
    }

    private static Optional<BigDecimal> price(Fields version, String name, boolean expected, MarginMarket market) {
        Optional<BigDecimal> price = version.decimal(name);
        if (price.isPresent() != expected) {
            throw TradovateRefusal.violation(
                    name, "", expected ? name + " should be specified" : "An order of this type has none");
        }
        price.filter(each -> each.signum() <= 0
                        || each.remainder(market.filters().tick()).signum() != 0)
                .ifPresent(each -> {
                    throw TradovateRefusal.failure("InvalidPrice", name + " is no tick: " + each);
                });
        return price;
    }

    private static Lifetime lifetime(Fields version, long now) {
        String force = version.text("timeInForce").orElse("Day");
        Optional<Instant> end = version.time("expireTime");
        if (force.equals("GTD") != end.isPresent()) {
            throw TradovateRefusal.violation("expireTime", "", "An order has it if it is GTD");
        }
        if (end.isPresent() && end.get().toEpochMilli() <= now) {
            throw TradovateRefusal.failure("TooLate", "The order has expired");
        }
        return switch (force) {
            case "GTC", "Day" -> Lifetime.UNTIL_CANCELLED;
            case "IOC" -> Lifetime.AT_ONCE;
            case "FOK" -> Lifetime.ALL_AT_ONCE;
            case "GTD" -> Lifetime.until(end.orElseThrow().toEpochMilli());
            default -> throw TradovateRefusal.violation("timeInForce", force, "Day, FOK, GTC, GTD, IOC");
        };
    }

    private static MarginOrderType type(String name) {
        return switch (name) {
            case "Market" -> MarginOrderType.MARKET;
            case "Limit" -> MarginOrderType.LIMIT;
            case "Stop" -> MarginOrderType.STOP;
            case "StopLimit" -> MarginOrderType.STOP_LIMIT;
            default -> throw TradovateRefusal.failure("Unsupported", "This stand-in has no orders of type " + name);
        };
    }

    private static OrderSide side(String action) {
        return switch (action) {
            case "Buy" -> OrderSide.BUY;
            case "Sell" -> OrderSide.SELL;
            default -> throw TradovateRefusal.violation("action", action, "Buy, Sell");
        };
    }
}
