package dev.scalpel.localexchange.perpetual.orders;

import dev.scalpel.localexchange.perpetual.account.HoldingSide;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;

/**
 * A requested order; an amount that its type does not have is zero.
 *
 * @param originalType the conditional type from which a triggered order came; else the type
 * @param quantity in the base asset; zero for an order that closes the position
 */
public record FuturesOrderRequest(
        Contract contract,
        String clientId,
        OrderSide side,
        HoldingSide holdingSide,
        FuturesOrderType type,
        FuturesOrderType originalType,
        FuturesTimeInForce timeInForce,
        BigDecimal quantity,
        BigDecimal price,
        boolean reduceOnly,
        OrderExtras extras,
        TriggerTerms trigger) {

    /** The order that a conditional order becomes, for this quantity. */
    public FuturesOrderRequest triggered(BigDecimal triggeredQuantity) {
        return new FuturesOrderRequest(
                contract,
                clientId,
                side,
                holdingSide,
                type.triggered(),
                type,
                timeInForce == FuturesTimeInForce.GTE_GTC ? FuturesTimeInForce.GTC : timeInForce,
                triggeredQuantity,
                price,
                reduceOnly || trigger.closePosition(),
                extras,
                trigger);
    }

    public FuturesOrderRequest withClientId(String other) {
        return new FuturesOrderRequest(
                contract,
                other,
                side,
                holdingSide,
                type,
                originalType,
                timeInForce,
                quantity,
                price,
                reduceOnly,
                extras,
                trigger);
    }

    public FuturesOrderRequest withQuantity(BigDecimal other) {
        return changed(other, price);
    }

    /** The same order with another quantity and limit. */
    public FuturesOrderRequest changed(BigDecimal otherQuantity, BigDecimal otherPrice) {
        return new FuturesOrderRequest(
                contract,
                clientId,
                side,
                holdingSide,
                type,
                originalType,
                timeInForce,
                otherQuantity,
                otherPrice,
                reduceOnly,
                extras,
                trigger);
    }

    public boolean buys() {
        return side == OrderSide.BUY;
    }

    /** Whether it can only close: marked so, for the position, or by its side in hedge mode. */
    public boolean onlyReduces() {
        return reduceOnly
                || trigger.closePosition()
                || (holdingSide == HoldingSide.LONG && !buys())
                || (holdingSide == HoldingSide.SHORT && buys());
    }
}
