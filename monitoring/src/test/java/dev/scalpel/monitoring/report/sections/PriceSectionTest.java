package dev.scalpel.monitoring.report.sections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.fixture.SmallLedgers;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.report.html.Chart;
import dev.scalpel.trading.Costs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceSectionTest {

    private static final long BEGIN = SmallLedgers.START.toEpochMilli();

    private static Chart chart(BarSeries bars, int minutes) {
        ReviewPeriod period =
                new ReviewPeriod(SmallLedgers.START, SmallLedgers.START.plus(Duration.ofMinutes(minutes)));
        AccountReview review = AccountReview.of(
                period,
                List.of(SymbolReview.of(SmallLedgers.records(period, bars, List.of(), List.of()), Costs.FREE)),
                1_000);
        List<Chart> charts = new ArrayList<>();
        PriceSection.of(review, charts);
        return charts.get(0);
    }

    /** Closes 1000, 1001, …; each bar reaches half a unit further on both sides. */
    private static BarSeries rising(int count) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double close = 1_000 + i;
            bars.add(new Bar(Minutes.plus(BEGIN, i), close - 0.25, close + 0.5, close - 0.5, close, 1, 1, 0.5));
        }
        return BarSeries.of(bars);
    }

    @Test
    void aCloseStandsAtTheEndOfItsMinute() {
        JsonNode data = chart(rising(60), 60).data();

        assertThat(data.path("t")).hasSize(60);
        assertThat(data.at("/t/0").asLong()).isEqualTo(BEGIN / 1_000 + 60);
        assertThat(data.at("/close/0").asDouble()).isEqualTo(1_000);
        assertThat(data.at("/t/59").asLong()).isEqualTo(BEGIN / 1_000 + 3_600);
    }

    @Test
    void everyBarIsThereWhereThereIsRoomForIt() {
        Chart chart = chart(rising(20_160), 20_160);

        assertThat(chart.data().path("close")).hasSize(20_160);
        assertThat(chart.description()).doesNotContain("covers");
    }

    /** Three weeks are 30,240 minutes, more than a page holds: two at a time, all of them, and the page says so. */
    @Test
    void combinedBarsLoseNoHighAndNoLowAndAreMentioned() {
        Chart chart = chart(rising(30_240), 30_240);
        JsonNode data = chart.data();

        assertThat(data.path("close")).hasSize(15_120);
        assertThat(chart.description()).contains("Each point covers 2 minutes: their highest, lowest and last price.");
        for (int point = 0; point < 15_120; point++) {
            assertThat(data.path("t").get(point).asLong()).isEqualTo(BEGIN / 1_000 + 120L * (point + 1));
            assertThat(data.path("low").get(point).asDouble()).isEqualTo(1_000 + 2 * point - 0.5);
            assertThat(data.path("high").get(point).asDouble()).isEqualTo(1_000 + 2 * point + 1.5);
            assertThat(data.path("close").get(point).asDouble()).isEqualTo(1_000 + 2 * point + 1);
        }
    }

    @Test
    void aHoleStaysWhereItIs() {
        BarSeries all = rising(30_240);
        BarSeries holed = all.slice(0, 101).join(all.slice(10_001, 30_240));

        JsonNode data = chart(holed, 30_240).data();

        assertThat(data.path("t").get(50).asLong()).isEqualTo(BEGIN / 1_000 + 60L * 101);
        assertThat(data.path("low").get(50).asDouble()).isEqualTo(1_099.5);
        assertThat(data.path("t").get(51).asLong()).isEqualTo(BEGIN / 1_000 + 60L * 10_002);
        assertThat(data.path("high").get(51).asDouble()).isEqualTo(11_001.5);
    }
}
