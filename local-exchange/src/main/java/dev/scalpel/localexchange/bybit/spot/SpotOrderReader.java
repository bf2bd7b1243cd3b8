package dev.scalpel.localexchange.bybit.spot;

import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Refusal;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.market.SelfTradePrevention;
import dev.scalpel.localexchange.orders.OrderOptions;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.orders.TimeInForce;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Reads new orders: "Place Order". What the market does not support is refused by name. */
final class SpotOrderReader {

    /** Those valid for derivatives only are ignored, as by the venue. */
    static final Set<String> NAMES = Set.of(
            "category",
            "symbol",
            "isLeverage",
            "side",
            "orderType",
            "qty",
            "marketUnit",
            "price",
            "triggerPrice",
            "orderFilter",
            "timeInForce",
            "orderLinkId",
            "smpType",
            "positionIdx",
            "triggerDirection",
            "reduceOnly");

    private SpotOrderReader() {}

    /** @param price the last one, to which a trigger is above or below */
    static OrderRequest read(Call call, Market market, String id, BigDecimal price) {
        requireUnleveraged(call);
        OrderSide side = side(call);
        boolean atMarket = isMarket(call);
        Optional<BigDecimal> trigger = trigger(call);
        BigDecimal amount = call.amount("qty", SpotRefusals::invalid).orElseThrow(() -> SpotRefusals.invalid("qty"));
        if (amount.signum() == 0) {
            throw new Refusal(170136, "Order quantity lower than the minimum.");
        }
        boolean byValue = atMarket && isByValue(call, side);
        return new OrderRequest(
                market,
                id,
                side,
                type(call, side, atMarket, trigger, price),
                timeInForce(call, atMarket),
                byValue ? BigDecimal.ZERO : amount,
                byValue ? amount : BigDecimal.ZERO,
                atMarket
                        ? BigDecimal.ZERO
                        : call.amount("price", SpotRefusals::invalid).orElseThrow(() -> SpotRefusals.invalid("price")),
                trigger.orElse(BigDecimal.ZERO),
                new OrderOptions(Optional.empty(), Optional.empty(), Optional.empty(), SelfTradePrevention.NONE));
    }

    private static void requireUnleveraged(Call call) {
        if (call.is("isLeverage", "1")) {
            throw new Refusal(170036, "You haven't enabled Cross Margin Trading yet.");
        }
    }

    private static OrderSide side(Call call) {
        return switch (call.required("side")) {
            case "Buy" -> OrderSide.BUY;
            case "Sell" -> OrderSide.SELL;
            default -> throw new Refusal(170117, "Invalid side.");
        };
    }

    private static boolean isMarket(Call call) {
        return switch (call.required("orderType")) {
            case "Market" -> true;
            case "Limit" -> false;
            default -> throw new Refusal(170116, "Invalid orderType.");
        };
    }

    /** "Market Buy order by value by default". */
    private static boolean isByValue(Call call, OrderSide side) {
        return switch (call.text("marketUnit").orElse(side == OrderSide.BUY ? "quoteCoin" : "baseCoin")) {
            case "quoteCoin" -> true;
            case "baseCoin" -> false;
            default -> throw SpotRefusals.invalid("marketUnit");
        };
    }

    private static Optional<BigDecimal> trigger(Call call) {
        Optional<BigDecimal> trigger = call.amount("triggerPrice", SpotRefusals::invalid);
        switch (call.text("orderFilter").orElse("Order")) {
            case "Order" -> {
                if (trigger.isPresent()) {
                    throw new Refusal(170201, "Invalid orderFilter parameter");
                }
            }
            case "tpslOrder" -> {
                if (trigger.isEmpty()) {
                    throw new Refusal(170202, "Please enter the TP/SL price.");
                }
            }
            // Its funds are not locked before it triggers, which this market does not support.
            case "StopOrder" -> throw new Refusal(170227, "This feature is not supported.");
            default -> throw new Refusal(170201, "Invalid orderFilter parameter");
        }
        return trigger;
    }

    /** Nothing says which way the price must go: it is where the trigger lies when the order arrives. */
    private static OrderType type(
            Call call, OrderSide side, boolean market, Optional<BigDecimal> trigger, BigDecimal price) {
        if (trigger.isEmpty()) {
            return market
                    ? OrderType.MARKET
                    : call.is("timeInForce", "PostOnly") ? OrderType.LIMIT_MAKER : OrderType.LIMIT;
        }
        boolean below = trigger.get().compareTo(price) < 0;
        boolean stops = below == (side == OrderSide.SELL);
        if (market) {
            return stops ? OrderType.STOP_LOSS : OrderType.TAKE_PROFIT;
        }
        return stops ? OrderType.STOP_LOSS_LIMIT : OrderType.TAKE_PROFIT_LIMIT;
    }

    /** "Market order will always use IOC"; "If not passed, GTC". */
    private static TimeInForce timeInForce(Call call, boolean market) {
        String named = call.text("timeInForce").orElse("GTC");
        return switch (named) {
            case "GTC", "PostOnly" -> market ? TimeInForce.IOC : TimeInForce.GTC;
            case "IOC" -> TimeInForce.IOC;
            case "FOK" -> market ? TimeInForce.IOC : TimeInForce.FOK;
            default -> throw new Refusal(170115, "Invalid timeInForce.");
        };
    }
}
