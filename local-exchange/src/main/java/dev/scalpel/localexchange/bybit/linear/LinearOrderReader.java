package dev.scalpel.localexchange.bybit.linear;

import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Refusal;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.HoldingSide;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderType;
import dev.scalpel.localexchange.perpetual.orders.FuturesTimeInForce;
import dev.scalpel.localexchange.perpetual.orders.OrderExtras;
import dev.scalpel.localexchange.perpetual.orders.TriggerTerms;
import dev.scalpel.localexchange.perpetual.orders.WorkingType;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Reads new orders: "Place Order". What the market does not support is refused by name. */
final class LinearOrderReader {

    /** Those valid for other categories only are ignored, as by the venue. */
    static final Set<String> NAMES = Set.of(
            "category",
            "symbol",
            "side",
            "orderType",
            "qty",
            "price",
            "triggerDirection",
            "triggerPrice",
            "triggerBy",
            "timeInForce",
            "positionIdx",
            "orderLinkId",
            "reduceOnly",
            "closeOnTrigger",
            "smpType",
            "isLeverage",
            "marketUnit",
            "orderFilter");

    private final FuturesAccount account;

    LinearOrderReader(FuturesAccount account) {
        this.account = account;
    }

    FuturesOrderRequest read(Call call, Contract contract, String id) {
        OrderSide side = side(call);
        HoldingSide holding = holding(call, contract);
        boolean market = isMarket(call);
        boolean reduces = call.is("reduceOnly", "true") || call.is("closeOnTrigger", "true");
        Optional<TriggerTerms> trigger = trigger(call);
        FuturesOrderType type = trigger.isPresent()
                ? conditional(side, market, direction(call))
                : market ? FuturesOrderType.MARKET : FuturesOrderType.LIMIT;
        return new FuturesOrderRequest(
                contract,
                id,
                side,
                holding,
                type,
                type,
                timeInForce(call, market),
                quantity(call, contract, holding, side, trigger.isPresent()),
                market ? BigDecimal.ZERO : price(call),
                reduces,
                OrderExtras.NONE,
                trigger.orElse(TriggerTerms.NONE));
    }

    private static OrderSide side(Call call) {
        return switch (call.required("side")) {
            case "Buy" -> OrderSide.BUY;
            case "Sell" -> OrderSide.SELL;
            default -> throw Refusal.parameter("Side invalid");
        };
    }

    private static boolean isMarket(Call call) {
        return switch (call.required("orderType")) {
            case "Market" -> true;
            case "Limit" -> false;
            default -> throw Refusal.parameter("OrderType invalid");
        };
    }

    private static BigDecimal price(Call call) {
        return call.amount("price", LinearRefusals::invalid).orElseThrow(() -> LinearRefusals.invalid("price"));
    }

    /**
     * Zero, reduce-only and close-on-trigger closes the position. A larger order that only reduces is cut to what it can close, by
     * the words of error 110017: "orderQty will be truncated to zero".
     */
    private BigDecimal quantity(Call call, Contract contract, HoldingSide holding, OrderSide side, boolean waits) {
        BigDecimal quantity =
                call.amount("qty", LinearRefusals::invalid).orElseThrow(() -> LinearRefusals.invalid("qty"));
        boolean closes = quantity.signum() == 0 && call.is("reduceOnly", "true") && call.is("closeOnTrigger", "true");
        if (closes && waits) {
            throw Refusal.parameter("params error: a conditional order with qty 0 is not supported here");
        }
        BigDecimal closable = account.position(contract, holding).closableBy(side);
        boolean cut = call.is("reduceOnly", "true") && !waits && closable.signum() > 0;
        return closes || (cut && quantity.compareTo(closable) > 0) ? closable : quantity;
    }

    /** "Enums Definitions", "positionIdx". */
    private HoldingSide holding(Call call, Contract contract) {
        String index = call.text("positionIdx").orElse("0");
        HoldingSide holding =
                switch (index) {
                    case "0" -> HoldingSide.BOTH;
                    case "1" -> HoldingSide.LONG;
                    case "2" -> HoldingSide.SHORT;
                    default -> throw Refusal.parameter("positionIdx invalid");
                };
        if (account.isHedged(contract) == (holding == HoldingSide.BOTH)) {
            throw LinearRefusals.wrongPositionIndex();
        }
        return holding;
    }

    private static Optional<TriggerTerms> trigger(Call call) {
        return call.amount("triggerPrice", LinearRefusals::invalid)
                .filter(price -> price.signum() > 0)
                .map(price -> {
                    direction(call);
                    return new TriggerTerms(price, working(call), false, false, BigDecimal.ZERO, BigDecimal.ZERO);
                });
    }

    /** Whether the order waits for a rise: {@code 1}. */
    private static boolean direction(Call call) {
        return switch (call.text("triggerDirection").orElse("")) {
            case "1" -> true;
            case "2" -> false;
            default -> throw Refusal.parameter("triggerDirection invalid");
        };
    }

    /** The index of a contract is its own price here. */
    private static WorkingType working(Call call) {
        return switch (call.text("triggerBy").orElse("LastPrice")) {
            case "LastPrice", "IndexPrice" -> WorkingType.CONTRACT_PRICE;
            case "MarkPrice" -> WorkingType.MARK_PRICE;
            default -> throw Refusal.parameter("triggerBy invalid");
        };
    }

    private static FuturesOrderType conditional(OrderSide side, boolean market, boolean rises) {
        boolean stops = rises == (side == OrderSide.BUY);
        if (market) {
            return stops ? FuturesOrderType.STOP_MARKET : FuturesOrderType.TAKE_PROFIT_MARKET;
        }
        return stops ? FuturesOrderType.STOP : FuturesOrderType.TAKE_PROFIT;
    }

    /** "Market order will always use IOC"; "If not passed, GTC". */
    private static FuturesTimeInForce timeInForce(Call call, boolean market) {
        FuturesTimeInForce named =
                switch (call.text("timeInForce").orElse("GTC")) {
                    case "GTC" -> FuturesTimeInForce.GTC;
                    case "IOC" -> FuturesTimeInForce.IOC;
                    case "FOK" -> FuturesTimeInForce.FOK;
                    case "PostOnly" -> FuturesTimeInForce.GTX;
                    default -> throw Refusal.parameter("timeInForce invalid");
                };
        return market ? FuturesTimeInForce.IOC : named;
    }
}
