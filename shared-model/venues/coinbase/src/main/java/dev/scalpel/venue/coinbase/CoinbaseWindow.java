package dev.scalpel.venue.coinbase;

/**
 * From when until when a token is valid, in whole seconds of the venue's clock: it accepts no token before {@code nbf}, nor at
 * {@code exp} or later (RFC 7519, sections 4.1.4 and 4.1.5).
 */
record CoinbaseWindow(long notBefore, long expiry) {

    /** "JWT Authentication": a token is valid for two minutes at most. */
    static final int MAX_SECONDS = 120;
    /** The venue's clock may be behind our measurement of it by half of a request's duration. */
    private static final int EARLIER_SECONDS = 1;

    private static final long SECOND = 1_000;

    /** Of an order: it must not arrive later than its intent says, so the expiry is rounded down. */
    static CoinbaseWindow ofOrder(long timestamp, long validUntil) {
        return of(timestamp, Math.floorDiv(validUntil, SECOND));
    }

    /** Of any other request: it may arrive a little later. */
    static CoinbaseWindow ofRead(long now, long windowMillis) {
        return of(now, Math.floorDiv(now + windowMillis, SECOND) + 1);
    }

    private static CoinbaseWindow of(long from, long expiry) {
        long notBefore = Math.floorDiv(from, SECOND) - EARLIER_SECONDS;
        return new CoinbaseWindow(notBefore, Math.min(expiry, notBefore + MAX_SECONDS));
    }

    /** Whether a token that arrives at this time is valid. */
    boolean includes(long millis) {
        return millis >= notBefore * SECOND && millis < expiry * SECOND;
    }
}
