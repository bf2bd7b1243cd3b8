package dev.scalpel.local.downloading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.VenueRateLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class VenueAttemptsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final VenueRateLimit limit = new VenueRateLimit(new MemoryStore(), "bybit");

    /** The bot on the same store must not send requests meanwhile. */
    @Test
    void aLimitIsRecordedAtTheLastAttemptToo() {
        VenueAttempts once = new VenueAttempts(
                limit, Clock.fixed(NOW, ZoneOffset.UTC), new Retries(1, Duration.ofSeconds(5), time -> {}));

        assertThatThrownBy(() -> once.run(() -> {
                    throw new VenueException(Kind.RATE_LIMITED, "HTTP 429");
                }))
                .isInstanceOf(VenueException.class)
                .hasMessage("HTTP 429");

        assertThat(limit.until(NOW)).isPresent();
    }
}
