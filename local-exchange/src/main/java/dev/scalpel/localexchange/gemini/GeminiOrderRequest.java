package dev.scalpel.localexchange.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.orders.OrderOptions;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.orders.TimeInForce;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a new order: "Create New Order", "Client Order ID". */
final class GeminiOrderRequest {
    private static final Pattern CLIENT_ID = Pattern.compile("[:\\-_.#a-zA-Z0-9]{1,36}");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private GeminiOrderRequest() {}

    static OrderRequest of(GeminiPayload payload, Market market) {
        String symbol = market.name();
        BigDecimal amount = positive(payload, "amount")
                .orElseThrow(() -> GeminiRefusal.badRequest(
                        "InvalidQuantity",
                        "Invalid quantity for symbol " + symbol + ": " + payload.required("amount")));
        BigDecimal price = positive(payload, "price")
                .orElseThrow(() -> GeminiRefusal.badRequest(
                        "InvalidPrice", "Invalid price for symbol " + symbol + ": " + payload.required("price")));
        OrderSide side = side(payload, symbol);
        boolean stop = isStop(payload, symbol);
        Optional<String> option = option(payload);
        if (stop && option.isPresent()) {
            throw GeminiRefusal.badRequest("UnsupportedOption", "No options can be applied to stop-limit orders.");
        }
        BigDecimal trigger = stop ? trigger(payload, symbol, side, price) : BigDecimal.ZERO;
        return new OrderRequest(
                market,
                clientId(payload),
                side,
                type(stop, option),
                timeInForce(option),
                amount,
                BigDecimal.ZERO,
                price,
                trigger,
                new OrderOptions(Optional.empty(), Optional.empty(), Optional.empty(), market.defaultPrevention()));
    }

    private static Optional<BigDecimal> positive(GeminiPayload payload, String name) {
        return GeminiPayload.amount(payload.required(name)).filter(amount -> amount.signum() > 0);
    }

    private static OrderSide side(GeminiPayload payload, String symbol) {
        return switch (payload.required("side")) {
            case "buy" -> OrderSide.BUY;
            case "sell" -> OrderSide.SELL;
            default ->
                throw GeminiRefusal.badRequest(
                        "InvalidSide", "Invalid side for symbol " + symbol + ": '" + payload.required("side") + "'");
        };
    }

    /** "The API doesn't directly support market orders". */
    private static boolean isStop(GeminiPayload payload, String symbol) {
        return switch (payload.required("type")) {
            case "exchange limit" -> false;
            case "exchange stop limit" -> true;
            default ->
                throw GeminiRefusal.badRequest(
                        "InvalidOrderType",
                        "Invalid order type for symbol " + symbol + ": '" + payload.required("type") + "'");
        };
    }

    private static Optional<String> option(GeminiPayload payload) {
        JsonNode options = payload.field("options");
        if (options.isMissingNode()) {
            return Optional.empty();
        }
        if (!options.isArray()) {
            throw GeminiRefusal.badRequest("OptionsMustBeArray", "The 'options' parameter must be an array.");
        }
        for (JsonNode option : options) {
            switch (option.asText()) {
                case "maker-or-cancel", "immediate-or-cancel", "fill-or-kill" -> {
                    // Known.
                }
                default ->
                    throw GeminiRefusal.badRequest(
                            "UnsupportedOption", "Option \"" + option.asText() + "\" is not supported.");
            }
        }
        if (options.size() > 1) {
            throw GeminiRefusal.badRequest(
                    "ConflictingOptions",
                    "A single order supports at most one of these options: ['maker-or-cancel', 'immediate-or-cancel',"
                            + " 'fill-or-kill']");
        }
        return options.isEmpty() ? Optional.empty() : Optional.of(options.get(0).asText());
    }

    /** "the `stop_price` must be below the `price`" of a buy and above that of a sale, and within half of it. */
    private static BigDecimal trigger(GeminiPayload payload, String symbol, OrderSide side, BigDecimal price) {
        BigDecimal trigger = positive(payload, "stop_price")
                .orElseThrow(
                        () -> GeminiRefusal.badRequest("InvalidStopPrice", "Invalid stop price for symbol " + symbol));
        if (side == OrderSide.BUY && trigger.compareTo(price) >= 0) {
            throw GeminiRefusal.badRequest("InvalidStopPriceBuy", "The stop price of a buy must be below its price");
        }
        if (side == OrderSide.SELL && trigger.compareTo(price) <= 0) {
            throw GeminiRefusal.badRequest("InvalidStopPriceSell", "The stop price of a sale must be above its price");
        }
        if (trigger.subtract(price).abs().compareTo(price.multiply(HALF)) > 0) {
            throw GeminiRefusal.badRequest(
                    "InvalidStopPriceRatio", "The stop price must be within 50% of the limit price");
        }
        return trigger;
    }

    private static String clientId(GeminiPayload payload) {
        if (!payload.has("client_order_id")) {
            return "";
        }
        JsonNode id = payload.field("client_order_id");
        if (!id.isTextual()) {
            throw GeminiRefusal.badRequest("ClientOrderIdMustBeString", "The client_order_id must be a string");
        }
        if (!CLIENT_ID.matcher(id.asText()).matches()) {
            throw GeminiRefusal.badRequest(
                    "ClientOrderIdTooLong", "The client_order_id must match " + CLIENT_ID.pattern());
        }
        return id.asText();
    }

    private static OrderType type(boolean stop, Optional<String> option) {
        if (stop) {
            return OrderType.STOP_LOSS_LIMIT;
        }
        return option.equals(Optional.of("maker-or-cancel")) ? OrderType.LIMIT_MAKER : OrderType.LIMIT;
    }

    private static TimeInForce timeInForce(Optional<String> option) {
        return switch (option.orElse("")) {
            case "immediate-or-cancel" -> TimeInForce.IOC;
            case "fill-or-kill" -> TimeInForce.FOK;
            default -> TimeInForce.GTC;
        };
    }
}
