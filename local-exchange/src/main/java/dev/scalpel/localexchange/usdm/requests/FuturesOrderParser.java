package dev.scalpel.localexchange.usdm.requests;

import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.HoldingSide;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderType;
import dev.scalpel.localexchange.perpetual.orders.FuturesTimeInForce;
import dev.scalpel.localexchange.perpetual.orders.TriggerTerms;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads orders from the parameters of a call and checks what each type requires. */
public final class FuturesOrderParser {

    private static final Pattern CLIENT_ID = Pattern.compile("[\\.A-Z\\:/a-z0-9_-]{1,36}");
    private static final int MAX_CLIENT_ID = 36;

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
            throw RequestRefusals.switchToAlgo();
        }
        FuturesTimeInForce timeInForce = OrderTiming.timeInForce(parameters, type);
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
                OrderTiming.extras(parameters, timeInForce, "EXPIRE_MAKER", now),
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
        TriggerParser.requireClosable(parameters, type, closes);
        FuturesTimeInForce timeInForce = closes
                ? FuturesTimeInForce.GTE_GTC
                : parameters.has("timeInForce") || !type.hasLimit()
                        ? OrderTiming.algoTimeInForce(parameters)
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
                OrderTiming.extras(parameters, timeInForce, "NONE", now),
                TriggerParser.trigger(parameters, type, closes));
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

    private static BigDecimal quantity(Parameters parameters) {
        return parameters.decimal("quantity").orElseThrow(() -> Parameters.missing("quantity"));
    }

    private BigDecimal price(Parameters parameters, Contract contract, OrderSide side, FuturesOrderType type) {
        if (!type.hasLimit()) {
            TriggerParser.requireAbsent(parameters, "price", "priceMatch");
            return BigDecimal.ZERO;
        }
        if (parameters.has("priceMatch") && parameters.has("price")) {
            throw RequestRefusals.badCombination();
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
            throw RequestRefusals.positionSide();
        }
        return side;
    }

    private String clientId(Parameters parameters, String name) {
        if (parameters.text(name).filter(id -> id.length() > MAX_CLIENT_ID).isPresent()) {
            throw ApiException.refused(-4015, "Client order id length should not be more than 36 chars");
        }
        return parameters.matching(name, CLIENT_ID).orElseGet(() -> "unnamed-" + ++unnamed);
    }
}
