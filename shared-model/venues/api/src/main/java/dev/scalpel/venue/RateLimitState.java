package dev.scalpel.venue;

import java.time.Duration;
import java.time.Instant;

/** @param guesses how many pauses in a row were estimated, because the venue named no time */
record RateLimitState(Instant until, int guesses) {

    static final RateLimitState NONE = new RateLimitState(Instant.EPOCH, 0);

    RateLimitState withRequestedPause(Instant now, Duration requested) {
        Duration wait = min(
                requested.compareTo(VenueRateLimit.MIN_PAUSE) < 0 ? VenueRateLimit.MIN_PAUSE : requested,
                VenueRateLimit.MAX_PAUSE);
        return extended(now.plus(wait), guesses);
    }

    RateLimitState withEstimatedPause(Instant now) {
        if (now.isBefore(until)) {
            return this;
        }
        int before = now.isBefore(until.plus(VenueRateLimit.MAX_ESTIMATED_PAUSE)) ? guesses : 0;
        Duration wait = min(
                VenueRateLimit.INITIAL_PAUSE.multipliedBy(1L << Math.min(before, 10)),
                VenueRateLimit.MAX_ESTIMATED_PAUSE);
        return extended(now.plus(wait), before + 1);
    }

    private RateLimitState extended(Instant end, int nowGuesses) {
        return end.isAfter(until) ? new RateLimitState(end, nowGuesses) : this;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
