package dev.scalpel.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.store.local.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VenueRateLimitTest {

    private static final String KEY = "state/venues/binance/pause.json";
    private static final String FORMER_KEY = "bars/binance/pause.txt";
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final MemoryStore store = new MemoryStore();
    private final VenueRateLimit rateLimit = new VenueRateLimit(store, "binance");

    @Test
    void withoutARateLimitThereIsNoPause() {
        assertThat(rateLimit.until(NOON)).isEmpty();
    }

    @Test
    void thePauseLastsAsLongAsTheVenueRequestsAndIsSharedThroughTheStore() {
        assertThat(rateLimit.rateLimited(NOON, seconds(37))).isEqualTo(at(37));
        VenueRateLimit elsewhere = new VenueRateLimit(store, "binance");
        assertThat(elsewhere.until(NOON)).contains(at(37));
        assertThat(elsewhere.until(at(36))).contains(at(37));
        assertThat(elsewhere.until(at(37))).isEmpty();
        assertThat(new VenueRateLimit(store, "kraken").until(NOON)).isEmpty();
    }

    @Test
    void aPauseIsExtendedAndNeverShortened() {
        rateLimit.rateLimited(NOON, seconds(100));
        assertThat(rateLimit.rateLimited(at(1), seconds(10))).isEqualTo(at(100));
        assertThat(rateLimit.rateLimited(at(2), Optional.empty())).isEqualTo(at(100));
        assertThat(rateLimit.rateLimited(at(3), seconds(200))).isEqualTo(at(203));
    }

    @Test
    void theVenuesTimeIsKept() {
        assertThat(rateLimit.rateLimited(NOON, limit(seconds(17), Optional.empty())))
                .isEqualTo(at(17));
        assertThat(rateLimit.rateLimited(at(20), limit(Optional.empty(), Optional.empty())))
                .isEqualTo(at(80));
    }

    @Test
    void theLaterOfTwoTimesThatTheVenueNamesIsKept() {
        Optional<Instant> bannedUntil = Optional.of(at(900));
        assertThat(rateLimit.rateLimited(NOON, limit(seconds(5), bannedUntil))).isEqualTo(at(900));
        assertThat(rateLimit.rateLimited(at(1_000), limit(seconds(5), bannedUntil)))
                .isEqualTo(at(1_005));
    }

    @Test
    void eachLimitSoonAfterTheLastDoublesTheEstimatedPauseUpToAMaximum() {
        List<Long> waits = new ArrayList<>();
        Instant now = NOON;
        for (int i = 0; i < 6; i++) {
            Instant end = rateLimit.rateLimited(now, Optional.empty());
            waits.add(Duration.between(now, end).toMinutes());
            now = end.plusSeconds(1);
        }
        assertThat(waits).containsExactly(1L, 2L, 2L, 2L, 2L, 2L);
        assertThat(rateLimit.rateLimited(now.plus(Duration.ofHours(1)), Optional.empty()))
                .isEqualTo(now.plus(Duration.ofMinutes(61)));
    }

    @Test
    void aPauseIsAtLeastASecondAndAtMostThreeDays() {
        assertThat(rateLimit.rateLimited(NOON, Optional.of(Duration.ZERO))).isEqualTo(at(1));
        assertThat(rateLimit.rateLimited(NOON, Optional.of(Duration.ofDays(30))))
                .isEqualTo(NOON.plus(Duration.ofDays(3)));
    }

    @Test
    void concurrentLimitsCountAsOneEvent() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            Callable<Instant> limited = () -> rateLimit.rateLimited(NOON, Optional.empty());
            for (var end : callers.invokeAll(List.of(limited, limited, limited, limited, limited, limited))) {
                assertThat(end.get()).isEqualTo(at(60));
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(rateLimit.rateLimited(at(61), Optional.empty())).isEqualTo(at(61 + 120));
    }

    @Test
    void thePauseOfAnOlderVersionIsKept() {
        put(FORMER_KEY, at(500).toString());
        assertThat(rateLimit.until(NOON)).contains(at(500));
        assertThat(rateLimit.rateLimited(NOON, seconds(5))).isEqualTo(at(500));
        assertThat(rateLimit.until(NOON)).contains(at(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"until\": 7}", "{\"until\": \"soon\"}", "\u0000"})
    void aDamagedDocumentMeansNoPauseAndIsReplaced(String damaged) {
        put(KEY, damaged);
        put(FORMER_KEY, damaged);
        assertThat(rateLimit.until(NOON)).isEmpty();
        rateLimit.rateLimited(NOON, seconds(5));
        assertThat(rateLimit.until(NOON)).contains(at(5));
    }

    @Test
    void onlyARateLimitPauses() {
        VenueException refused = new VenueException(VenueException.Kind.REJECTED, "no");
        assertThatThrownBy(() -> rateLimit.rateLimited(NOON, refused)).hasMessageContaining("REJECTED");
        assertThat(rateLimit.until(NOON)).isEmpty();
    }

    private void put(String key, String text) {
        store.putIfAbsent(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static VenueException limit(Optional<Duration> retryAfter, Optional<Instant> bannedUntil) {
        return new VenueException(VenueException.Kind.RATE_LIMITED, "too many requests", retryAfter, bannedUntil);
    }

    private static Optional<Duration> seconds(long seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private static Instant at(long secondsAfterNoon) {
        return NOON.plusSeconds(secondsAfterNoon);
    }
}
