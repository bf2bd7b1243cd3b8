package dev.scalpel.venue.trading.margin;

import java.math.BigDecimal;

/**
 * What the account was paid or has paid for a position besides its fills.
 *
 * @param id unique within the account, whatever the kind
 * @param time epoch milliseconds, the venue's clock
 * @param amount of the asset: negative for what was paid
 */
public record MarginPayment(Kind kind, String id, long time, BigDecimal amount, String asset) {

    /** What a payment is for. */
    public enum Kind {
        /** Between longs and shorts, at the funding times of a perpetual. */
        FUNDING,
        /** What a liquidation costs beyond the loss by its fills. */
        LIQUIDATION_FEE
    }

    public MarginPayment {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a payment must have an id: " + kind + " at " + time);
        }
    }
}
