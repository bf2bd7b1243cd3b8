package dev.scalpel.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Minutes;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DemoPeriodTest {

    private static final DemoPlan PLAN = new DemoPlan(DemoMarket.SPOT, 2, 75, 1, 7, DemoEdge.PLANTED);
    private static final long TENTH_DAY = Minutes.plus(DemoPlan.START_MINUTE, 10 * Minutes.PER_DAY);

    @Test
    void aCompleteDemoHasNoWarning() {
        DemoPeriod period = new DemoPeriod(PLAN, true, TENTH_DAY, Minutes.plus(TENTH_DAY, 2 * Minutes.PER_DAY));

        assertThat(period.isPartial()).isFalse();
        assertThat(period.warning()).isEmpty();
        assertThat(period.shadowDays()).isEqualTo(10);
        assertThat(period.tradedDays()).isEqualTo(2);
        assertThat(period.reportFrom()).isEqualTo(Instant.parse("2026-06-11T00:00:00Z"));
        assertThat(period.reportTo()).isEqualTo(Instant.parse("2026-06-13T00:00:00Z"));
    }

    @Test
    void stoppedWhileItTradesItCountsCompleteDays() {
        DemoPeriod period = new DemoPeriod(PLAN, true, TENTH_DAY, Minutes.plus(TENTH_DAY, Minutes.PER_DAY + 61));

        assertThat(period.isPartial()).isTrue();
        assertThat(period.tradedDays()).isEqualTo(1);
        assertThat(period.warning())
                .contains("PARTIAL: the demo was stopped at 2026-06-12 01:01 UTC, after 1 of 2 days of trading.");
    }

    @Test
    void stoppedInTheShadowItReportsOnTheShadow() {
        DemoPeriod period = new DemoPeriod(PLAN, false, TENTH_DAY, Minutes.plus(TENTH_DAY, 21));

        assertThat(period.reportFrom()).isEqualTo(DemoPlan.START);
        assertThat(period.reportTo()).isEqualTo(Instant.parse("2026-06-11T00:21:00Z"));
        assertThat(period.warning())
                .contains("PARTIAL: the demo was stopped in the shadow, before any day of trading.");
    }
}
