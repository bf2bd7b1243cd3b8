package dev.scalpel.venue;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.venue.VenueException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Until when a venue has rate-limited us: one document for all functions, processes and machines, because the venue
 * counts requests by address and bans clients that continue. Binance: rest-api.md, "IP Limits".
 *
 * <p>A pause is extended, never shortened. When the venue names no time, the pause is a minute, and two minutes when the
 * venue limits us again soon after one has ended. Reports of several callers during a pause count as one event.
 */
public final class VenueRateLimit {

    /** The first pause when the venue names no time. */
    public static final Duration INITIAL_PAUSE = Duration.ofMinutes(1);
    /**
     * The longest pause that we estimate ourselves: open positions are not managed while it lasts. A limit that comes later
     * than this after the last one counts as the first.
     */
    static final Duration MAX_ESTIMATED_PAUSE = Duration.ofMinutes(2);
    /** The longest ban that the venue documents: longer times are capped. */
    static final Duration MAX_PAUSE = Duration.ofDays(3);

    static final Duration MIN_PAUSE = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Codec<RateLimitState> CODEC = Codec.of(VenueRateLimit::bytes, (key, bytes) -> parse(bytes));

    private final ObjectStore store;
    private final String key;
    private final String legacyKey;
    /** The legacy key is no longer written; it is read once. */
    private volatile Optional<Optional<Instant>> legacy = Optional.empty();

    public VenueRateLimit(ObjectStore store, String venue) {
        this.store = store;
        key = StoreKeys.venuePause(venue);
        legacyKey = StoreKeys.legacyVenuePause(venue);
    }

    /** The end of the current pause; empty when there is none. */
    public Optional<Instant> until(Instant now) {
        Optional<Instant> stored =
                store.get(key).map(object -> parse(object.bytes()).until());
        return stored.or(this::legacy).filter(now::isBefore);
    }

    /**
     * Records that the venue responded with "too many requests".
     *
     * @param now by the venue's clock
     * @param retryAfter the time that the venue named, if it did
     * @return the end of the pause, which another caller may have set to a later time
     */
    public Instant rateLimited(Instant now, Optional<Duration> retryAfter) {
        return retryAfter.isPresent()
                ? change(known -> known.withRequestedPause(now, retryAfter.get()))
                : change(known -> known.withEstimatedPause(now));
    }

    /** The same from an exception; of the times that it names, the latest counts. */
    public Instant rateLimited(Instant now, VenueException limit) {
        if (limit.kind() != Kind.RATE_LIMITED) {
            throw new IllegalArgumentException("only RATE_LIMITED pauses a venue: " + limit.kind());
        }
        Optional<Duration> untilNamed =
                limit.bannedUntil().filter(now::isBefore).map(end -> Duration.between(now, end));
        Optional<Duration> wait = limit.retryAfter()
                .map(requested -> untilNamed
                        .filter(named -> named.compareTo(requested) > 0)
                        .orElse(requested))
                .or(() -> untilNamed);
        return rateLimited(now, wait);
    }

    private Instant change(UnaryOperator<RateLimitState> change) {
        return new CompareAndSet(store)
                .update(
                        key,
                        CODEC,
                        known -> change.apply(known.or(() -> legacy().map(end -> new RateLimitState(end, 0)))
                                .orElse(RateLimitState.NONE)))
                .after()
                .until();
    }

    private Optional<Instant> legacy() {
        if (legacy.isEmpty()) {
            legacy = Optional.of(store.get(legacyKey).flatMap(VenueRateLimit::time));
        }
        return legacy.get();
    }

    private static Optional<Instant> time(StoredObject object) {
        try {
            return Optional.of(Instant.parse(new String(object.bytes(), StandardCharsets.UTF_8)));
        } catch (DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(RateLimitState state) {
        try {
            return JSON.writeValueAsBytes(JSON.createObjectNode()
                    .put("until", state.until().toString())
                    .put("guesses", state.guesses()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A damaged document means no pause, rather than a bot that stops. */
    private static RateLimitState parse(byte[] bytes) {
        try {
            JsonNode document = JSON.readTree(bytes);
            return new RateLimitState(
                    Instant.parse(document.path("until").asText()),
                    Math.max(0, document.path("guesses").asInt()));
        } catch (JacksonException | DateTimeException damaged) {
            return RateLimitState.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
