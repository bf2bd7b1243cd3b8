package dev.scalpel.localexchange.usdm.entry;

import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.usdm.account.FuturesAccount;
import dev.scalpel.localexchange.usdm.account.HoldingSide;
import dev.scalpel.localexchange.usdm.contract.Contract;
import dev.scalpel.localexchange.usdm.contract.Contracts;
import dev.scalpel.localexchange.usdm.orders.FuturesOrder;
import dev.scalpel.localexchange.usdm.orders.FuturesOrderRequest;
import dev.scalpel.localexchange.usdm.orders.FuturesOrderType;
import dev.scalpel.localexchange.usdm.orders.FuturesTimeInForce;
import dev.scalpel.localexchange.usdm.orders.OrderExtras;
import dev.scalpel.localexchange.usdm.orders.TriggerTerms;
import dev.scalpel.localexchange.usdm.orders.WorkingType;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads orders from the parameters of a call and checks what each type requires. */
public final class FuturesOrderParser {

    private static final Pattern CLIENT_ID = Pattern.compile("[\\.A-Z\\:/a-z0-9_-]{1,36}");
    private static final int MAX_CLIENT_ID = 36;
    private static final long MIN_VALID_MILLIS = 600_000;
    private static final long MAX_VALID_UNTIL = 253_402_300_799_000L;
    private static final BigDecimal MIN_CALLBACK = new BigDecimal("0.1");
    private static final BigDecimal MAX_CALLBACK = BigDecimal.TEN;
    private static final Set<String> PREVENTIONS = Set.of("NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH");

    private final Contracts contracts;
    private final FuturesAccount account;
    private final PriceMatch priceMatch;
    private long unnamed;

    public FuturesOrderParser(Contracts contracts, FuturesAccount account, PriceMatch priceMatch) {
        this.contracts = contracts;
        this.account = account;
        this.priceMatch = priceMatch;
    }

    /** A plain order. */
    public FuturesOrderRequest order(Parameters parameters, long now) {
        Contract contract = contracts.of(parameters);
        OrderSide side = side(parameters);
        FuturesOrderType type = type(parameters);
        if (type.isConditional()) {
            throw Refusals.switchToAlgo();
        }
        FuturesTimeInForce timeInForce = timeInForce(parameters, type);
        return new FuturesOrderRequest(
                contract,
                clientId(parameters, "newClientOrderId"),
                side,
                holdingSide(parameters),
                type,
                type,
                timeInForce,
                quantity(parameters),
                price(parameters, contract, side, type),
                reduceOnly(parameters),
                extras(parameters, timeInForce, "EXPIRE_MAKER", now),
                TriggerTerms.NONE);
    }

    /** A conditional order. */
    public FuturesOrderRequest algo(Parameters parameters, long now) {
        if (!parameters.requiredText("algoType").equals("CONDITIONAL")) {
            throw Parameters.invalid("algoType");
        }
        Contract contract = contracts.of(parameters);
        OrderSide side = side(parameters);
        FuturesOrderType type = type(parameters);
        if (!type.isConditional()) {
            throw ApiException.refused(-1116, "Invalid orderType.");
        }
        boolean closes = parameters.flag("closePosition").orElse(false);
        requireClosable(parameters, type, closes);
        FuturesTimeInForce timeInForce = closes
                ? FuturesTimeInForce.GTE_GTC
                : parameters.has("timeInForce") || !type.hasLimit()
                        ? algoTimeInForce(parameters)
                        : FuturesTimeInForce.GTC;
        return new FuturesOrderRequest(
                contract,
                clientId(parameters, "clientAlgoId"),
                side,
                holdingSide(parameters),
                type,
                type,
                timeInForce,
                closes ? BigDecimal.ZERO : quantity(parameters),
                price(parameters, contract, side, type),
                reduceOnly(parameters),
                extras(parameters, timeInForce, "NONE", now),
                trigger(parameters, type, closes));
    }

    private static void requireClosable(Parameters parameters, FuturesOrderType type, boolean closes) {
        if (closes && !type.mayClosePosition()) {
            throw ApiException.refused(-4136, "Target strategy invalid for orderType " + type + ",closePosition true.");
        }
        if (closes && parameters.has("quantity")) {
            throw ApiException.refused(-4137, "Quantity must be zero with closePosition equals true.");
        }
        if (closes && parameters.has("reduceOnly")) {
            throw Refusals.notRequired("reduceOnly");
        }
    }

    private static TriggerTerms trigger(Parameters parameters, FuturesOrderType type, boolean closes) {
        WorkingType working = parameters
                .choice("workingType", WorkingType.class, -4031, "Invalid parameter working type.")
                .orElse(WorkingType.CONTRACT_PRICE);
        boolean protects = parameters.flag("priceProtect").orElse(false);
        if (type != FuturesOrderType.TRAILING_STOP_MARKET) {
            requireAbsent(parameters, "activatePrice", "callbackRate");
            BigDecimal price = parameters.decimal("triggerPrice").orElseThrow(() -> Parameters.missing("triggerPrice"));
            return new TriggerTerms(price, working, protects, closes, BigDecimal.ZERO, BigDecimal.ZERO);
        }
        requireAbsent(parameters, "triggerPrice");
        BigDecimal back = parameters.decimal("callbackRate").orElseThrow(() -> Parameters.missing("callbackRate"));
        if (back.compareTo(MIN_CALLBACK) < 0 || back.compareTo(MAX_CALLBACK) > 0) {
            throw Parameters.invalid("callbackRate");
        }
        BigDecimal activate = parameters.decimal("activatePrice").orElse(BigDecimal.ZERO);
        return new TriggerTerms(BigDecimal.ZERO, working, protects, false, activate, back);
    }

    private static void requireAbsent(Parameters parameters, String... names) {
        for (String name : names) {
            if (parameters.has(name)) {
                throw Refusals.notRequired(name);
            }
        }
    }

    OrderSide side(Parameters parameters) {
        return parameters
                .choice("side", OrderSide.class, -1117, "Invalid side.")
                .orElseThrow(() -> Parameters.missing("side"));
    }

    private static FuturesOrderType type(Parameters parameters) {
        return parameters
                .choice("type", FuturesOrderType.class, -1116, "Invalid orderType.")
                .orElseThrow(() -> Parameters.missing("type"));
    }

    private static FuturesTimeInForce timeInForce(Parameters parameters, FuturesOrderType type) {
        if (!type.hasLimit()) {
            requireAbsent(parameters, "timeInForce");
            return FuturesTimeInForce.GTC;
        }
        return choice(parameters).orElseThrow(() -> Parameters.missing("timeInForce"));
    }

    private static FuturesTimeInForce algoTimeInForce(Parameters parameters) {
        return choice(parameters).orElse(FuturesTimeInForce.GTC);
    }

    private static Optional<FuturesTimeInForce> choice(Parameters parameters) {
        return parameters
                .choice("timeInForce", FuturesTimeInForce.class, -1115, "Invalid timeInForce.")
                .map(value -> {
                    if (value == FuturesTimeInForce.GTE_GTC) {
                        throw ApiException.refused(-1115, "Invalid timeInForce.");
                    }
                    return value;
                });
    }

    private static BigDecimal quantity(Parameters parameters) {
        return parameters.decimal("quantity").orElseThrow(() -> Parameters.missing("quantity"));
    }

    private BigDecimal price(Parameters parameters, Contract contract, OrderSide side, FuturesOrderType type) {
        if (!type.hasLimit()) {
            requireAbsent(parameters, "price", "priceMatch");
            return BigDecimal.ZERO;
        }
        if (parameters.has("priceMatch") && parameters.has("price")) {
            throw Refusals.badCombination();
        }
        return parameters.has("priceMatch")
                ? priceMatch.price(parameters.requiredText("priceMatch"), contract, side == OrderSide.BUY)
                : parameters.decimal("price").orElseThrow(() -> Parameters.missing("price"));
    }

    /** The price of a change: sent, or matched to the book. */
    public BigDecimal changedPrice(Parameters parameters, FuturesOrder order) {
        FuturesOrderRequest request = order.request();
        return price(parameters, request.contract(), request.side(), request.type());
    }

    private boolean reduceOnly(Parameters parameters) {
        if (account.isHedged() && parameters.has("reduceOnly")) {
            throw ApiException.refused(-4062, "Invalid or improper reduceOnly value.");
        }
        return parameters.flag("reduceOnly").orElse(false);
    }

    private HoldingSide holdingSide(Parameters parameters) {
        HoldingSide side = parameters
                .choice("positionSide", HoldingSide.class, -4060, "Invalid position side.")
                .orElse(HoldingSide.BOTH);
        if (account.isHedged() == (side == HoldingSide.BOTH)) {
            throw Refusals.positionSide();
        }
        return side;
    }

    private static OrderExtras extras(
            Parameters parameters, FuturesTimeInForce timeInForce, String defaultPrevention, long now) {
        String prevention = parameters.text("selfTradePreventionMode").orElse(defaultPrevention);
        if (!PREVENTIONS.contains(prevention)) {
            throw Parameters.invalid("selfTradePreventionMode");
        }
        long validUntil = 0;
        if (timeInForce == FuturesTimeInForce.GTD) {
            validUntil = parameters.requiredInteger("goodTillDate") / 1_000 * 1_000;
            if (validUntil <= now + MIN_VALID_MILLIS || validUntil >= MAX_VALID_UNTIL) {
                throw Parameters.invalid("goodTillDate");
            }
        } else if (parameters.integer("goodTillDate").orElse(0L) != 0) {
            throw Refusals.notRequired("goodTillDate");
        }
        return new OrderExtras(validUntil, parameters.text("priceMatch").orElse("NONE"), prevention);
    }

    private String clientId(Parameters parameters, String name) {
        if (parameters.text(name).filter(id -> id.length() > MAX_CLIENT_ID).isPresent()) {
            throw ApiException.refused(-4015, "Client order id length should not be more than 36 chars");
        }
        return parameters.matching(name, CLIENT_ID).orElseGet(() -> "unnamed-" + ++unnamed);
    }
}
