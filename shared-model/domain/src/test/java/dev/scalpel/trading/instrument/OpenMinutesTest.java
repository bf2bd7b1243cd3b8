package dev.scalpel.trading.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.Minutes;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OpenMinutesTest {

    private static final long YEAR = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final int DAYS = 30;

    @Property(tries = 100)
    void anyWindowHasTheMinutesOfItsSession(
            @ForAll @IntRange(max = 335) int day,
            @ForAll @IntRange(max = 20_000) int start,
            @ForAll @IntRange(max = 20_000) int length) {
        long from = Minutes.plus(YEAR, day * Minutes.PER_DAY + 17);
        for (TradingSession session : TradingSession.values()) {
            OpenMinutes open = OpenMinutes.of(session, from, Minutes.plus(from, DAYS * Minutes.PER_DAY));
            long begin = Minutes.plus(from, start);
            long end = Minutes.plus(begin, length);
            assertThat(open.count(begin, end)).isEqualTo(new SessionMinutes(session).count(begin, end));
            assertThat(open.isOpen(begin)).isEqualTo(new SessionMinutes(session).includes(begin));
        }
    }

    @Test
    void aClosedMinuteKnowsSinceWhen() {
        long friday = at("2026-11-20T22:00:00Z");
        OpenMinutes open = OpenMinutes.of(TradingSession.FOREX, at("2026-11-16T00:00:00Z"), at("2026-11-23T00:00:00Z"));

        assertThat(open.closedSince(friday)).isEqualTo(friday);
        assertThat(open.closedSince(at("2026-11-22T21:59:00Z"))).isEqualTo(friday);
    }

    @Test
    void theCountGoesToTheEndOfWhatIsKnown() {
        long from = at("2026-11-20T21:30:00Z");
        OpenMinutes open = OpenMinutes.of(TradingSession.FOREX, from, Minutes.plus(from, 40));

        assertThat(open.count(from, Minutes.plus(from, 40))).isEqualTo(30);
        assertThat(open.count(from, at("2026-11-20T23:00:00Z"))).isEqualTo(30);
    }

    @Test
    void otherHoursAreNotGuessed() {
        OpenMinutes open = OpenMinutes.of(TradingSession.FOREX, 0, 3_600_000);

        assertThatThrownBy(() -> open.isOpen(3_600_000))
                .hasMessage("minutes are counted of 1 hours from 0 on, not at 3600000");
    }

    @Test
    void ofNoTimeNothingIsCounted() {
        assertThat(OpenMinutes.of(TradingSession.FOREX, 0, 0).count(0, 0)).isZero();
    }

    private static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
