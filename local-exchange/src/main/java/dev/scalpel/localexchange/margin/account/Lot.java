package dev.scalpel.localexchange.margin.account;

import java.math.BigDecimal;

/**
 * What one fill has opened and no later one has closed.
 *
 * @param id of the fill
 * @param quantity below zero for a short position
 * @param initial what the fill opened, with the same sign
 */
public record Lot(long id, BigDecimal quantity, BigDecimal initial, BigDecimal price, long time) {

    Lot without(BigDecimal closed) {
        return new Lot(id, quantity.subtract(closed), initial, price, time);
    }
}
