package dev.scalpel.localexchange.usdm.requests;

import dev.scalpel.localexchange.perpetual.orders.FuturesOrderType;
import dev.scalpel.localexchange.perpetual.orders.TriggerTerms;
import dev.scalpel.localexchange.perpetual.orders.WorkingType;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Parameters;
import java.math.BigDecimal;

/** Reads when and how a conditional order triggers. */
final class TriggerParser {

    private static final BigDecimal MIN_CALLBACK = new BigDecimal("0.1");
    private static final BigDecimal MAX_CALLBACK = BigDecimal.TEN;

    private TriggerParser() {}

    static void requireClosable(Parameters parameters, FuturesOrderType type, boolean closes) {
        if (closes && !type.mayClosePosition()) {
            throw ApiException.refused(-4136, "Target strategy invalid for orderType " + type + ",closePosition true.");
        }
        if (closes && parameters.has("quantity")) {
            throw ApiException.refused(-4137, "Quantity must be zero with closePosition equals true.");
        }
        if (closes && parameters.has("reduceOnly")) {
            throw RequestRefusals.notRequired("reduceOnly");
        }
    }

    static TriggerTerms trigger(Parameters parameters, FuturesOrderType type, boolean closes) {
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

    static void requireAbsent(Parameters parameters, String... names) {
        for (String name : names) {
            if (parameters.has(name)) {
                throw RequestRefusals.notRequired(name);
            }
        }
    }
}
