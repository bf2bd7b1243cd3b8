package dev.scalpel.venue;

import dev.scalpel.trading.instrument.TradingSession;
import java.time.Instant;
import java.util.Optional;

/**
 * How a venue last answered any of our functions: what its status reports without a request.
 *
 * @param at when it last answered
 * @param latencyMillis how long that answer took
 * @param session in which the instrument that was read last is traded
 * @param error the last request that was refused or had no answer; {@link #at} says whether it has answered since
 */
public record VenueContact(
        Optional<Instant> at, Optional<Long> latencyMillis, Optional<TradingSession> session, Optional<Failure> error) {

    public static final VenueContact NONE =
            new VenueContact(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @param text without secrets, as in notices */
    public record Failure(Instant at, String text) {}

    VenueContact answered(Instant now, long latency) {
        return new VenueContact(Optional.of(now), Optional.of(latency), session, error);
    }

    VenueContact failed(Instant now, String text) {
        return new VenueContact(at, latencyMillis, session, Optional.of(new Failure(now, text)));
    }

    VenueContact trading(TradingSession known) {
        return new VenueContact(at, latencyMillis, Optional.of(known), error);
    }

    /** The later of each part: several processes write one document. */
    VenueContact mergedWith(VenueContact other) {
        boolean later =
                other.at.filter(time -> at.map(time::isAfter).orElse(true)).isPresent();
        boolean failedLater = other.error
                .filter(failure ->
                        error.map(known -> failure.at().isAfter(known.at())).orElse(true))
                .isPresent();
        return new VenueContact(
                later ? other.at : at,
                later ? other.latencyMillis : latencyMillis,
                other.session.or(() -> session),
                failedLater ? other.error : error);
    }
}
