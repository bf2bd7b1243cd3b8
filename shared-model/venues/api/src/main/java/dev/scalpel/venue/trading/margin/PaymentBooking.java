package dev.scalpel.venue.trading.margin;

import dev.scalpel.venue.trading.margin.PaymentState.Booked;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Which of the payments that a venue lists belong to our positions: those in the time of the trade that is open, and those that the
 * venue lists only after the last trade was closed. The others are somebody else's. Pure.
 */
public final class PaymentBooking {

    /**
     * How far a payment's time may lie outside the trade. Binance: "There is a 15-second deviation in the actual funding fee
     * transaction time" (support/faq/360033525031).
     */
    public static final long DEVIATION_MILLIS = 60_000;

    /** How long after a trade the venue may still list a payment of it. */
    public static final long LATE_MILLIS = 15 * 60_000;

    private PaymentBooking() {}

    /**
     * From when on payments may belong to us, epoch milliseconds of the venue's clock; empty if none can.
     *
     * @param opened when the open trade began; empty without one
     */
    public static Optional<Long> from(PaymentState known, Optional<Long> opened, long now) {
        if (isRecent(known, now)) {
            return Optional.of(known.tradedFrom() - DEVIATION_MILLIS);
        }
        return opened.map(first -> first - DEVIATION_MILLIS);
    }

    /** Whether the last trade ended so lately that the venue may still list payments of it. */
    public static boolean isRecent(PaymentState known, long now) {
        return known.tradedUntil() > 0 && now - known.tradedUntil() <= LATE_MILLIS;
    }

    /** Whether a payment is ours, and not booked yet. */
    public static boolean isNew(PaymentState known, Optional<Long> opened, MarginPayment payment, String asset) {
        return payment.asset().equals(asset) && isOfATrade(payment, opened, known) && !known.isBooked(booked(payment));
    }

    /** With one more payment, of which this amount counts. */
    public static PaymentState booked(PaymentState known, MarginPayment payment, BigDecimal amount) {
        return switch (payment.kind()) {
            case FUNDING -> known.withFunding(booked(payment), amount);
            case LIQUIDATION_FEE -> known.withFee(booked(payment), amount.negate());
        };
    }

    private static Booked booked(MarginPayment payment) {
        return new Booked(payment.id(), payment.time());
    }

    private static boolean isOfATrade(MarginPayment payment, Optional<Long> opened, PaymentState known) {
        boolean ofTheOpenOne = opened.filter(first -> payment.time() >= first - DEVIATION_MILLIS)
                .isPresent();
        boolean ofTheLastOne = known.tradedUntil() > 0
                && payment.time() >= known.tradedFrom() - DEVIATION_MILLIS
                && payment.time() <= known.tradedUntil() + DEVIATION_MILLIS;
        return ofTheOpenOne || ofTheLastOne;
    }
}
