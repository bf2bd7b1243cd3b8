package dev.scalpel.localexchange.usdm.requests;

import dev.scalpel.localexchange.perpetual.orders.FuturesOrderType;
import dev.scalpel.localexchange.perpetual.orders.FuturesTimeInForce;
import dev.scalpel.localexchange.perpetual.orders.OrderExtras;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Parameters;
import java.util.Optional;
import java.util.Set;

/** Reads how long an order stays, and what it carries beside price and quantity. */
final class OrderTiming {

    private static final long MIN_VALID_MILLIS = 600_000;
    private static final long MAX_VALID_UNTIL = 253_402_300_799_000L;
    private static final Set<String> PREVENTIONS = Set.of("NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH");

    private OrderTiming() {}

    static FuturesTimeInForce timeInForce(Parameters parameters, FuturesOrderType type) {
        if (!type.hasLimit()) {
            TriggerParser.requireAbsent(parameters, "timeInForce");
            return FuturesTimeInForce.GTC;
        }
        return choice(parameters).orElseThrow(() -> Parameters.missing("timeInForce"));
    }

    static FuturesTimeInForce algoTimeInForce(Parameters parameters) {
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

    static OrderExtras extras(
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
            throw RequestRefusals.notRequired("goodTillDate");
        }
        return new OrderExtras(validUntil, parameters.text("priceMatch").orElse("NONE"), prevention);
    }
}
