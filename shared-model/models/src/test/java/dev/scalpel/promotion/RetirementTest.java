package dev.scalpel.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetirementTest {

    private static final Instant PROMOTED = Instant.parse("2026-11-20T00:30:00Z");
    private static final Instant EXPIRY = Instant.parse("2026-12-04T00:30:00Z");
    private static final Champion CHAMPION = Champion.FLAT.after(
            new Champion.Step(PROMOTED, Optional.of("model-1"), "licensed", Map.of()),
            Optional.of(EXPIRY),
            ChampionTerms.NONE);

    @Test
    void aChampionThatHasExpiredRetires() {
        assertThat(Retirement.of(CHAMPION, EXPIRY))
                .map(Retirement::explanation)
                .contains("retired to flat: expired at 2026-12-04T00:30:00Z");
    }

    @Test
    void untilThenItStays() {
        assertThat(Retirement.of(CHAMPION, EXPIRY.minusMillis(1))).isEmpty();
    }

    @Test
    void flatNeverRetires() {
        assertThat(Retirement.of(Champion.FLAT, EXPIRY)).isEmpty();
    }
}
