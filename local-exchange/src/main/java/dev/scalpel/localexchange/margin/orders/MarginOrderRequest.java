package dev.scalpel.localexchange.margin.orders;

import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An order that the venue has accepted.
 *
 * @param clientId empty where the caller names none, and for orders of the venue
 * @param limit the worst price at which it may trade; a limit or stop-limit order has one
 * @param trigger of a stop
 * @param lot the only one that it closes; 0 for an order of the whole position
 * @param attached placed for what it opens
 */
public record MarginOrderRequest(
        String clientId,
        MarginMarket market,
        OrderSide side,
        MarginOrderType type,
        BigDecimal quantity,
        Optional<BigDecimal> limit,
        Optional<BigDecimal> trigger,
        Lifetime lifetime,
        PositionEffect effect,
        long lot,
        List<AttachedOrder> attached,
        OrderCause cause) {

    public MarginOrderRequest {
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("quantity must be > 0: " + quantity);
        }
        if (trigger.isPresent() != type.hasTrigger() || (type.mayRest() && limit.isEmpty())) {
            throw new IllegalArgumentException("a " + type + " order with limit " + limit + " and trigger " + trigger);
        }
        attached = List.copyOf(attached);
    }

    /** Closes a position, or a part of it, for the venue. */
    public static MarginOrderRequest closeout(MarginMarket market, OrderSide side, BigDecimal quantity) {
        return new MarginOrderRequest(
                "",
                market,
                side,
                MarginOrderType.MARKET,
                quantity,
                Optional.empty(),
                Optional.empty(),
                Lifetime.AT_ONCE,
                PositionEffect.REDUCE_ONLY,
                0,
                List.of(),
                OrderCause.CLOSEOUT);
    }

    public boolean buys() {
        return side == OrderSide.BUY;
    }

    /** Whether it can never open anything. */
    public boolean onlyReduces() {
        return effect == PositionEffect.REDUCE_ONLY || lot != 0;
    }

    /** Whether what does not fill at once rests. */
    public boolean mayRest() {
        return type.mayRest() && lifetime.mayRest();
    }
}
