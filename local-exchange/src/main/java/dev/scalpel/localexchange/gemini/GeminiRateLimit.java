package dev.scalpel.localexchange.gemini;

import dev.scalpel.market.Minutes;

/**
 * Requests of one group per minute: "Rate Limits". The venue's burst of five queued requests is left out; it documents no header that says
 * how long to wait. Until it is set nothing is refused.
 */
final class GeminiRateLimit {

    private static final int TOO_MANY_REQUESTS = 429;

    private int perMinute = Integer.MAX_VALUE;
    private long minute;
    private int used;

    void set(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a limit of requests per minute must be >= 1: " + most);
        }
        perMinute = most;
    }

    /** @throws GeminiRefusal when the minute's requests are used up */
    void count(long now) {
        long current = Minutes.floor(now);
        used = current == minute ? used + 1 : 1;
        minute = current;
        if (used > perMinute) {
            throw new GeminiRefusal(TOO_MANY_REQUESTS, "RateLimit", "Requests were made too frequently");
        }
    }
}
