package dev.scalpel.ledger;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What an execution did in the account's own currency, by the venue's statement. Only venues on margin report it; elsewhere price and
 * quantity say all.
 *
 * @param rate the account's currency per unit of the quote asset, at the time of the execution
 * @param profit of what it closed, without commission; negative for a loss, 0 where it closed nothing
 */
public record FillSettlement(BigDecimal rate, BigDecimal profit) {

    public FillSettlement {
        rate = LedgerChecks.requirePositive("rate", rate);
        profit = LedgerChecks.plain(profit);
    }

    /** The same for a part of the execution. */
    FillSettlement part(BigDecimal quantity, BigDecimal of) {
        return new FillSettlement(rate, profit.multiply(quantity).divide(of, MathContext.DECIMAL128));
    }
}
