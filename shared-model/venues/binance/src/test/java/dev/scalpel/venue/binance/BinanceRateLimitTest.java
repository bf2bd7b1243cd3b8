package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueRateLimit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchange.binance.dto.BinanceException;

/** How long each of Binance's responses to too many requests pauses all functions. */
class BinanceRateLimitTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final VenueRateLimit rateLimit = new VenueRateLimit(new MemoryStore(), "binance");

    @ParameterizedTest
    @ValueSource(ints = {403, 429})
    void withoutATimeThePauseIsAMinute(int status) {
        assertThat(rateLimit.rateLimited(NOON, limit(status, 0, "", Map.of()))).isEqualTo(at(60));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 418, 429})
    void theVenuesTimeIsKeptWhateverTheStatus(int status) {
        assertThat(rateLimit.rateLimited(NOON, limit(status, -1003, "", Map.of("Retry-After", List.of("17")))))
                .isEqualTo(at(17));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429})
    void theCodeAlonePauses(int status) {
        assertThat(rateLimit.rateLimited(NOON, limit(status, -1003, "Too many requests queued.", Map.of())))
                .isEqualTo(at(60));
    }

    @Test
    void aBanWithoutATimeIsTheShortestDocumentedOne() {
        assertThat(rateLimit.rateLimited(NOON, limit(418, -1003, "banned", Map.of())))
                .isEqualTo(at(120));
    }

    @Test
    void theEndOfABanNamedInTheMessageCountsWhereItIsLater() {
        String message = "Way too much request weight used; IP banned until " + at(900).toEpochMilli()
                + ". Please use WebSocket Streams for live updates to avoid bans.";
        assertThat(rateLimit.rateLimited(NOON, limit(418, -1003, message, Map.of("Retry-After", List.of("5")))))
                .isEqualTo(at(900));
        assertThat(rateLimit.rateLimited(at(1_000), limit(429, -1003, message, Map.of("Retry-After", List.of("5")))))
                .isEqualTo(at(1_005));
    }

    private static VenueException limit(int status, int code, String message, Map<String, List<String>> headers) {
        BinanceException refusal = new BinanceException(code, message);
        refusal.setHttpStatusCode(status);
        refusal.setResponseHeaders(headers);
        return new BinanceAdapter().errors().explain("an order", refusal);
    }

    private static Instant at(long secondsAfterNoon) {
        return NOON.plusSeconds(secondsAfterNoon);
    }
}
