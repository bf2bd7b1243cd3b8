package dev.scalpel.localexchange.margin.account;

import java.math.BigDecimal;

/**
 * A part of a lot that a fill has closed.
 *
 * @param lot as it was before
 * @param quantity closed, with the lot's sign
 * @param profit in the account's currency
 */
public record ClosedLot(Lot lot, BigDecimal quantity, BigDecimal profit) {

    /** Whether nothing of the lot is left. */
    public boolean isWhole() {
        return quantity.compareTo(lot.quantity()) == 0;
    }
}
