package dev.scalpel.localexchange.margin.orders;

import dev.scalpel.localexchange.margin.account.ClosedLot;
import dev.scalpel.localexchange.margin.account.Lot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An executed part of an order.
 *
 * @param gainRate by which profits of the settlement currency were converted into the account's
 * @param lossRate and losses
 * @param profit of what it closed, in the account's currency
 * @param commission in the account's currency
 * @param balance after it
 * @param position after it, with its sign
 */
public record MarginFill(
        long id,
        MarginOrder order,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal gainRate,
        BigDecimal lossRate,
        BigDecimal profit,
        BigDecimal commission,
        BigDecimal balance,
        BigDecimal position,
        Optional<Lot> opened,
        List<ClosedLot> closed,
        long time) {

    public MarginFill {
        closed = List.copyOf(closed);
    }

    /** Below zero for a sale. */
    public BigDecimal signedQuantity() {
        return order.request().buys() ? quantity : quantity.negate();
    }
}
