package dev.scalpel.trading.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Gap;
import dev.scalpel.market.Minutes;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionMinutesTest {

    private static final SessionMinutes FOREX = new SessionMinutes(TradingSession.FOREX);

    /** In the weeks in which New York changes its clock the market closes an hour later or earlier by UTC. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-15T22:00:00Z, 2026-11-22T22:00:00Z, 7200",
        "2026-03-01T22:00:00Z, 2026-03-08T21:00:00Z, 7200",
        "2026-10-25T21:00:00Z, 2026-11-01T22:00:00Z, 7200",
        "2026-11-20T21:58:00Z, 2026-11-22T22:01:00Z, 3",
        "2026-11-21T00:00:00Z, 2026-11-22T00:00:00Z, 0"
    })
    void aWeekOfACurrencyPairHasFiveDays(Instant from, Instant to, long minutes) {
        assertThat(FOREX.count(from.toEpochMilli(), to.toEpochMilli())).isEqualTo(minutes);
    }

    @Test
    void aCurrencyPairIsTradedInSeventyOnePercentOfAYear() {
        long from = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
        long to = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        assertThat(FOREX.count(from, to) / (double) Minutes.between(from, to)).isBetween(0.71, 0.72);
    }

    @Test
    void nothingIsMissingOverTheWeekend() {
        long friday = Instant.parse("2026-11-20T21:50:00Z").toEpochMilli();
        long sunday = Instant.parse("2026-11-22T22:05:00Z").toEpochMilli();
        assertThat(FOREX.open(List.of(new Gap(friday, sunday))))
                .containsExactly(new Gap(friday, Minutes.plus(friday, 10)), new Gap(Minutes.plus(sunday, -5), sunday));
    }

    /** Hour by hour is as good as minute by minute. */
    @Property(tries = 200)
    void theCountIsThatOfItsMinutes(
            @ForAll @IntRange(max = 525_600) int start, @ForAll @IntRange(min = 1, max = 600) int length) {
        for (TradingSession session : TradingSession.values()) {
            long from = Minutes.plus(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli(), start);
            SessionMinutes minutes = new SessionMinutes(session);
            long open = 0;
            for (int minute = 0; minute < length; minute++) {
                open += minutes.includes(Minutes.plus(from, minute)) ? 1 : 0;
            }
            assertThat(minutes.count(from, Minutes.plus(from, length)))
                    .as(session + " " + from)
                    .isEqualTo(open);
        }
    }
}
