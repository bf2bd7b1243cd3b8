package dev.scalpel.venue.gemini;

import dev.scalpel.venue.trading.TradingVenue.Signing;

/**
 * The nonces of a key with "Uses a time based nonce": seconds of the epoch, refused ({@code InvalidNonce}) when they are more than 30
 * seconds from the venue's clock, on either side.
 */
final class GeminiNonce {

    static final long WINDOW_SECONDS = 30;
    /** The venue's clock is known to about a second, and so long must an order be valid after it was signed. */
    static final int MIN_VALID_MILLIS = 3_000;

    private static final long MILLIS = 1_000;

    private GeminiNonce() {}

    /** Of a request that is not an order. */
    static long now(long venueMillis) {
        return Math.floorDiv(venueMillis, MILLIS);
    }

    /**
     * Of an order: one that lies so far back that the venue's window closes with the order's validity, not half a minute after it.
     * Where the venue compares whole seconds, it accepts the nonce n until n + 31 s: that is the second in which the validity ends.
     */
    static long until(Signing signing) {
        return Math.floorDiv(signing.validUntil(), MILLIS) - WINDOW_SECONDS - 1;
    }
}
