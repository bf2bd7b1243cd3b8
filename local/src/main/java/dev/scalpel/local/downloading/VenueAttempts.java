package dev.scalpel.local.downloading;

import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueRateLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Repeats work at a venue that does not respond, a bounded number of times. Respects the venue's rate limit, which is shared with the bot
 * on the same store: neither sends requests while the other has to wait.
 */
final class VenueAttempts {

    private final VenueRateLimit limit;
    private final Clock clock;
    private final Retries retries;

    VenueAttempts(VenueRateLimit limit, Clock clock, Retries retries) {
        this.limit = limit;
        this.clock = clock;
        this.retries = retries;
    }

    /**
     * Does the work, again after a failure that may pass.
     *
     * @throws VenueException when it still fails, or would fail again
     */
    void run(Runnable work) {
        for (int attempt = 1; true; attempt++) {
            awaitLimit();
            try {
                work.run();
                return;
            } catch (VenueException failure) {
                boolean again = mayPass(failure);
                if (!again || attempt >= retries.attempts()) {
                    throw failure;
                }
                if (failure.kind() != VenueException.Kind.RATE_LIMITED) {
                    retries.pauseFor(Retries.pauseAfter(attempt), failure.reason());
                }
            }
        }
    }

    /** A limit is recorded for all who use the venue, and awaited before the next attempt. */
    private boolean mayPass(VenueException failure) {
        return switch (failure.kind()) {
            case RATE_LIMITED -> {
                limit.rateLimited(clock.instant(), failure);
                yield true;
            }
            case OUTCOME_UNKNOWN, CLOCK_OFF -> true;
            default -> false;
        };
    }

    private void awaitLimit() {
        Instant now = clock.instant();
        Optional<Instant> end = limit.until(now);
        if (end.isPresent()) {
            Duration wait = Duration.between(now, end.get());
            VenueException limited = new VenueException(
                    VenueException.Kind.RATE_LIMITED, "the venue allows no more requests until " + end.get());
            if (wait.compareTo(Retries.MAX_PAUSE) > 0) {
                throw limited;
            }
            retries.pauseFor(wait, limited.reason());
        }
    }
}
