package dev.scalpel.execution.state;

import dev.scalpel.ledger.LedgerChecks;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A protective order that rests at the venue.
 *
 * @param listId the venue's id of the order list, if a stop and a target cancel each other
 * @param trigger trigger of the stop; absent for a target
 * @param limit limit price; absent for a market stop
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
            throw new IllegalArgumentException("a protective order must have a trigger or a limit: " + clientId);
        }
    }
}
