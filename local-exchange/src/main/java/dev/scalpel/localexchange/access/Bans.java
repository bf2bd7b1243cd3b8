package dev.scalpel.localexchange.access;

import dev.scalpel.localexchange.protocol.ApiException;
import java.util.Optional;

/**
 * Bans for callers that continue after 429 (rest-api.md, "IP Limits"): two minutes, doubled each further time, three
 * days at most. How many refusals lead to a ban is not documented; by default none do.
 */
public final class Bans {

    private static final long FIRST_BAN_MILLIS = 2 * 60_000L;
    private static final long MAX_BAN_MILLIS = 3 * 86_400_000L;

    private int allowedRefusals = Integer.MAX_VALUE;
    private int refusals;
    private long nextMillis = FIRST_BAN_MILLIS;
    private long until = Long.MIN_VALUE;

    public void banAfterRefusals(int consecutiveRefusals) {
        if (consecutiveRefusals < 1) {
            throw new IllegalArgumentException("the refusals before a ban must be >= 1: " + consecutiveRefusals);
        }
        allowedRefusals = consecutiveRefusals;
    }

    /** The response to calls during a ban. */
    public Optional<ApiException> refusal(long now) {
        return now < until ? Optional.of(ApiException.banned(until, (until - now + 999) / 1_000)) : Optional.empty();
    }

    /** A call was answered with 429. */
    public void countRefusal(long now) {
        refusals++;
        if (refusals >= allowedRefusals) {
            until = now + nextMillis;
            nextMillis = Math.min(MAX_BAN_MILLIS, 2 * nextMillis);
            refusals = 0;
        }
    }

    /** A call was within its limit, so the caller has waited. */
    public void resetRefusals() {
        refusals = 0;
    }
}
