package dev.scalpel.portfolio.state;

import dev.scalpel.ledger.Intent;

/**
 * How often in a row the venue has taken none of a strategy's closing orders.
 *
 * @param count 0 or more
 * @param since when the first of them was sent, on the venue's clock; 0 without any
 * @param last when the last of them was sent
 */
public record CloseRefusals(int count, long since, long last) {

    public static final CloseRefusals NONE = new CloseRefusals(0, 0, 0);

    private static final long FIRST_WAIT_MILLIS = 20_000;
    private static final long MAX_WAIT_MILLIS = 10 * 60_000;
    /** More doublings than the longest wait needs. */
    private static final int MAX_DOUBLINGS = 10;

    public CloseRefusals {
        if (count < 0 || last < since) {
            throw new IllegalArgumentException(
                    "count must be >= 0 and last >= since: " + count + ", " + since + ", " + last);
        }
    }

    /** After one more. */
    public CloseRefusals again(long sentAt) {
        return new CloseRefusals(count + 1, count == 0 ? sentAt : since, Math.max(last, sentAt));
    }

    /** After an order that closes has ended; one that never arrived says nothing about the next one. */
    public CloseRefusals after(Intent exit) {
        return switch (exit.status()) {
            case REJECTED -> again(exit.signedTimestamp());
            case FILLED, CANCELLED -> NONE;
            case LAPSED, CLAIMED, UNKNOWN, REFUSED, OPEN -> this;
        };
    }

    /**
     * The first time at which the next order may be sent. The first refusal may be due to outdated rules of the instrument, which are
     * read again: it is tried again at once. Each further one doubles the distance, from 20 seconds to ten minutes.
     */
    public long nextTime() {
        if (count < 2) {
            return last;
        }
        long wait = FIRST_WAIT_MILLIS << Math.min(count - 2, MAX_DOUBLINGS);
        return last + Math.min(wait, MAX_WAIT_MILLIS);
    }
}
