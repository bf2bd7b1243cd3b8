package dev.scalpel.portfolio.log;

import dev.scalpel.ledger.LedgerChecks;
import dev.scalpel.ledger.LedgerRow;
import java.math.BigDecimal;

/**
 * Cash that came into a portfolio's account, or left it, and is no profit: a deposit, a withdrawal, what another hand has earned or
 * paid there.
 *
 * @param id unique within the portfolio
 * @param asset the portfolio's quote asset
 * @param amount negative if it left; not 0
 * @param time when it was found, epoch milliseconds: the row belongs to that month
 */
public record TransferRow(String id, long revision, String mode, String asset, BigDecimal amount, long time)
        implements LedgerRow {

    public TransferRow {
        LedgerChecks.requireName("id", id);
        LedgerChecks.requireNotNegative("revision", revision);
        LedgerChecks.requireName("mode", mode);
        LedgerChecks.requireName("asset", asset);
        amount = LedgerChecks.plain(amount);
        if (amount.signum() == 0) {
            throw new IllegalArgumentException("amount must not be 0");
        }
        LedgerChecks.requireNotNegative("time", time);
    }
}
