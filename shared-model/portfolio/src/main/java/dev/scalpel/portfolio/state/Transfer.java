package dev.scalpel.portfolio.state;

import java.math.BigDecimal;

/**
 * Cash that came into a portfolio's account, or left it, and is no profit.
 *
 * @param time when it was found, on the venue's clock, epoch milliseconds
 * @param amount of the quote asset, negative if it left
 */
public record Transfer(long time, BigDecimal amount) {

    public Transfer {
        if (amount.signum() == 0) {
            throw new IllegalArgumentException("a transfer must have an amount other than 0");
        }
    }
}
