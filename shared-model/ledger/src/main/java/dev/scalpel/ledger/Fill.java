package dev.scalpel.ledger;

import java.math.BigDecimal;

/**
 * One execution of an order, as reported by the venue.
 *
 * @param tradeId the venue's id of the execution
 * @param time epoch milliseconds, the venue's clock
 * @param price in the quote asset
 * @param quantity in the base asset
 * @param fee in {@code feeAsset}, 0 or more; a rebate is not a fee
 */
public record Fill(String tradeId, long time, BigDecimal price, BigDecimal quantity, BigDecimal fee, String feeAsset) {

    public Fill {
        LedgerChecks.requireName("tradeId", tradeId);
        price = LedgerChecks.requirePositive("price", price);
        quantity = LedgerChecks.requirePositive("quantity", quantity);
        fee = LedgerChecks.requireNotNegative("fee", fee);
        LedgerChecks.requireAsset(feeAsset);
    }
}
