package dev.scalpel.localexchange.access;

import dev.scalpel.localexchange.protocol.ApiException;
import java.util.Optional;

/**
 * What becomes of a caller that goes on after 429 (rest-api.md, "IP Limits"): a ban of two minutes, twice as long each
 * further time, of three days at most. How many refusals it takes is not documented; until it is set, none do.
 */
public final class Bans {

    private static final long FIRST_MILLIS = 2 * 60_000L;
    private static final long LONGEST_MILLIS = 3 * 86_400_000L;

    private int allowedRefusals = Integer.MAX_VALUE;
    private int refusals;
    private long nextMillis = FIRST_MILLIS;
    private long until = Long.MIN_VALUE;

    public void after(int refusalsInARow) {
        if (refusalsInARow < 1) {
            throw new IllegalArgumentException("the refusals before a ban must be >= 1: " + refusalsInARow);
        }
        allowedRefusals = refusalsInARow;
    }

    /** The answer to a call while a ban lasts. */
    public Optional<ApiException> refusal(long now) {
        return now < until ? Optional.of(ApiException.banned(until, (until - now + 999) / 1_000)) : Optional.empty();
    }

    /** A call was answered with 429. */
    public void refused(long now) {
        refusals++;
        if (refusals >= allowedRefusals) {
            until = now + nextMillis;
            nextMillis = Math.min(LONGEST_MILLIS, 2 * nextMillis);
            refusals = 0;
        }
    }

    /** A call was within its limit: the caller has waited. */
    public void allowed() {
        refusals = 0;
    }
}
