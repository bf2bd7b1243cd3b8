package dev.scalpel.ledger;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A protection that rests at the venue.
 *
 * @param listId the venue's id of the order list, where a stop and a target exclude each other
 * @param trigger the stop's trigger; absent for a target
 * @param limit the price it fills at or better; absent for a stop at the market
 */
public record ProtectiveOrder(
        String clientId,
        Optional<String> listId,
        OrderSide side,
        BigDecimal quantity,
        Optional<BigDecimal> trigger,
        Optional<BigDecimal> limit) {

    public ProtectiveOrder {
        LedgerChecks.requireName("clientId", clientId);
        listId.ifPresent(id -> LedgerChecks.requireName("listId", id));
        quantity = LedgerChecks.requirePositive("quantity", quantity);
        trigger = trigger.map(value -> LedgerChecks.requirePositive("trigger", value));
        limit = limit.map(value -> LedgerChecks.requirePositive("limit", value));
        if (trigger.isEmpty() && limit.isEmpty()) {
            throw new IllegalArgumentException("a resting order has a trigger or a limit: " + clientId);
        }
    }
}
