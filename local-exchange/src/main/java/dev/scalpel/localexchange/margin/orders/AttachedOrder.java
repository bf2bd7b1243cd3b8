package dev.scalpel.localexchange.margin.orders;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order that is placed for each lot that another order opens: it closes that lot and nothing else, and ends with it.
 *
 * @param price the trigger of a stop, the limit of a target
 * @param distance from the fill's price to it, instead of a price
 */
public record AttachedOrder(
        String clientId,
        MarginOrderType type,
        Optional<BigDecimal> price,
        Optional<BigDecimal> distance,
        Lifetime lifetime) {

    public AttachedOrder {
        if (price.isPresent() == distance.isPresent()) {
            throw new IllegalArgumentException("an attached order has either a price or a distance: " + clientId);
        }
        if (type != MarginOrderType.STOP && type != MarginOrderType.LIMIT) {
            throw new IllegalArgumentException("an attached order is a stop or a limit: " + type);
        }
    }

    /** Where it stands for a lot that was opened at this price. */
    public BigDecimal level(BigDecimal opened, boolean lotIsLong) {
        boolean below = lotIsLong == (type == MarginOrderType.STOP);
        return price.orElseGet(
                () -> below ? opened.subtract(distance.orElseThrow()) : opened.add(distance.orElseThrow()));
    }
}
