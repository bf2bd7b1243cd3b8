package dev.scalpel.venue.contract;

import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a stand-in's account really is and was.
 *
 * @param position signed, negative while it is short
 * @param step of quantities
 * @param orders all that were ever accepted from anyone, oldest first
 * @param fills all executions, oldest first
 * @param funding all payments of funding, negative for what was paid
 * @param otherPayments what liquidations have cost beyond their fills, negative for what was paid
 */
public record StormReport(
        BigDecimal position,
        BigDecimal step,
        List<Order> orders,
        List<Execution> fills,
        BigDecimal funding,
        BigDecimal otherPayments) {

    public StormReport {
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
    }

    /**
     * An order of anyone.
     *
     * @param resting whether it waits at the venue
     * @param stop whether it waits for the price of a stop
     * @param remaining what has not been filled
     * @param byVenue whether the venue made it by itself, as in a liquidation
     */
    public record Order(
            String clientId,
            OrderSide side,
            boolean resting,
            boolean stop,
            boolean reduceOnly,
            BigDecimal remaining,
            boolean byVenue) {}

    /**
     * An execution.
     *
     * @param clientId of its order
     * @param value price times quantity
     * @param fee in the settlement asset
     */
    public record Execution(String clientId, OrderSide side, BigDecimal quantity, BigDecimal value, BigDecimal fee) {}

    public List<Order> resting() {
        return orders.stream().filter(Order::resting).toList();
    }
}
