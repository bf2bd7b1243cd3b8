package dev.scalpel.portfolio.state;

import dev.scalpel.ledger.LedgerChecks;
import java.math.BigDecimal;

/**
 * Cash that came into a portfolio's account, or left it, and is no profit.
 *
 * @param id unique within the portfolio
 * @param time when it was found, on the venue's clock, epoch milliseconds
 * @param amount of the quote asset, negative if it left
 */
public record Transfer(String id, long time, BigDecimal amount) {

    public Transfer {
        LedgerChecks.requireName("id", id);
        if (amount.signum() == 0) {
            throw new IllegalArgumentException("a transfer must have an amount other than 0");
        }
    }
}
