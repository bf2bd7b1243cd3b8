package dev.scalpel.ledger;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * One execution of an order, as reported by the venue.
 *
 * @param tradeId the venue's id of the execution
 * @param time epoch milliseconds, the venue's clock
 * @param price in the quote asset
 * @param quantity in the base asset
 * @param fee in {@code feeAsset}, 0 or more; a rebate is not a fee
 * @param settlement in the account's currency, where the venue states it
 */
public record Fill(
        String tradeId,
        long time,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal fee,
        String feeAsset,
        Optional<Settlement> settlement) {

    /**
     * What an execution did in the account's own currency, by the venue's statement. Only venues on margin report it; elsewhere price and
     * quantity say all.
     *
     * @param rate the account's currency per unit of the quote asset, at the time of the execution
     * @param profit of what it closed, without commission; negative for a loss, 0 where it closed nothing
     */
    public record Settlement(BigDecimal rate, BigDecimal profit) {

        public Settlement {
            rate = LedgerChecks.requirePositive("rate", rate);
            profit = LedgerChecks.plain(profit);
        }

        /** The same for a part of the execution. */
        Settlement part(BigDecimal quantity, BigDecimal of) {
            return new Settlement(rate, profit.multiply(quantity).divide(of, MathContext.DECIMAL128));
        }
    }

    public Fill {
        LedgerChecks.requireName("tradeId", tradeId);
        price = LedgerChecks.requirePositive("price", price);
        quantity = LedgerChecks.requirePositive("quantity", quantity);
        fee = LedgerChecks.requireNotNegative("fee", fee);
        LedgerChecks.requireAsset(feeAsset);
    }

    /** An execution that price and quantity describe. */
    public Fill(String tradeId, long time, BigDecimal price, BigDecimal quantity, BigDecimal fee, String feeAsset) {
        this(tradeId, time, price, quantity, fee, feeAsset, Optional.empty());
    }

    /** A part of it, with its part of the fee and of the profit. */
    public Fill part(BigDecimal part) {
        return part.compareTo(quantity) == 0
                ? this
                : new Fill(
                        tradeId,
                        time,
                        price,
                        part,
                        fee.multiply(part).divide(quantity, MathContext.DECIMAL128),
                        feeAsset,
                        settlement.map(settled -> settled.part(part, quantity)));
    }
}
