package dev.scalpel.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.fixture.DemoReview;
import dev.scalpel.monitoring.fixture.RandomBars;
import dev.scalpel.monitoring.fixture.SmallLedgers;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.testkit.BrowserPage;
import dev.scalpel.testkit.Chromium;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A year of two symbols, with a hole and quiet minutes: every bar of it can be looked at. */
class YearInBrowserTest {

    private static final int MINUTES = 365 * (int) Minutes.PER_DAY;
    private static final int HOLE = 200_010;
    private static final int HOLE_MINUTES = 7;
    private static final String BITCOIN = "chart-price-btc-usdt";
    private static final String CHEAP = "chart-price-pepe-usdt";
    private static final int HOUR = 60;

    @TempDir
    static Path directory;

    private static BarSeries bitcoin;
    private static BarSeries cheap;
    private static Path page;
    private static Chromium chromium;

    @BeforeAll
    static void write() throws IOException {
        chromium = Chromium.forTest(directory.resolve("profile"));
        BarSeries all = RandomBars.of(MINUTES, "60000", "0.01", 1);
        bitcoin = all.slice(0, HOLE).join(all.slice(HOLE + HOLE_MINUTES, MINUTES));
        cheap = RandomBars.of(MINUTES, "0.00001234", "0.00000001", 2);
        ReviewPeriod period =
                new ReviewPeriod(SmallLedgers.START, SmallLedgers.START.plus(Duration.ofMinutes(MINUTES)));
        int entry = 300_010;
        double price = all.open(entry);
        TradeRow trade = SmallLedgers.trade(
                PositionSide.LONG, entry, price, entry + 20, all.close(entry + 20), ExitReason.TIME_LIMIT, 1);
        List<SymbolRecords> records = List.of(
                SmallLedgers.records(period, bitcoin, List.of(), List.of(trade)),
                SmallLedgers.records(InstrumentId.parse("binance/PEPE-USDT"), period, cheap, List.of(), List.of()));
        AccountReview review = AccountReview.of(
                period,
                records.stream().map(each -> SymbolReview.of(each, Costs.FREE)).toList(),
                1_000);
        page = directory.resolve("year.html");
        Files.writeString(page, ReportPage.of(review, DemoReview.context()));
    }

    private static BrowserPage open(int width) {
        BrowserPage used = chromium.use(page.toUri(), width, 900);
        used.await("document.documentElement.dataset.millis !== undefined");
        return used;
    }

    private static void assertNoProblem(BrowserPage used) {
        assertThat(used.evaluate(
                                "document.documentElement.dataset.errors + (document.documentElement.dataset.error || '')")
                        .asText())
                .isEqualTo("0");
    }

    /** Selects narrower and narrower ranges with the mouse until this hour fills the chart, with little beside it. */
    private static void zoomTo(BrowserPage used, String chart, long fromMinute) {
        double from = SmallLedgers.minute(fromMinute) / 1_000.0;
        double to = from + 60 * HOUR;
        used.evaluate("document.getElementById('" + chart + "').scrollIntoView({block: 'center'})");
        for (int step = 0; step < 10; step++) {
            JsonNode seen = used.evaluate("(() => { const chart = Chart.getChart('" + chart + "');"
                    + "const box = chart.canvas.getBoundingClientRect(); const x = chart.scales.x;"
                    + "return {left: box.x + chart.chartArea.left, right: box.x + chart.chartArea.right,"
                    + "y: box.y + box.height / 2, min: x.min, max: x.max}; })()");
            double left = seen.path("left").asDouble();
            double right = seen.path("right").asDouble();
            double min = seen.path("min").asDouble();
            double max = seen.path("max").asDouble();
            double perSecond = (right - left) / (max - min);
            if (max - min < 1.2 * 60 * HOUR) {
                assertThat(min).isLessThanOrEqualTo(from);
                assertThat(max).isGreaterThanOrEqualTo(to);
                return;
            }
            double room = Math.max(60, 8 / perSecond);
            used.drag(
                    Math.max(left, Math.floor(left + (from - room - min) * perSecond)),
                    Math.min(right, Math.ceil(left + (to + room - min) * perSecond)),
                    seen.path("y").asDouble());
            used.await("Chart.getChart('" + chart + "').scales.x.min > " + min + " && document.getElementById('" + chart
                    + "').dataset.minutes !== undefined");
        }
        throw new IllegalStateException("not zoomed in after ten steps");
    }

    private static String text(BarSeries bars, int row, int decimals) {
        Bar bar = bars.bar(row);
        return MetricFormat.minute(bar.openTime()) + " UTC: open " + MetricFormat.number(bar.open(), decimals)
                + ", close " + MetricFormat.number(bar.close(), decimals) + "; high "
                + MetricFormat.number(bar.high(), decimals) + ", low " + MetricFormat.number(bar.low(), decimals);
    }

    /** What the tooltip says when the mouse is in the middle of the minute. */
    private static String hover(BrowserPage used, String chart, Bar bar) {
        double middle = bar.openTime() / 1_000.0 + 30;
        JsonNode at = used.evaluate("(() => { const chart = Chart.getChart('" + chart + "');"
                + "const box = chart.canvas.getBoundingClientRect();"
                + "return {x: box.x + chart.scales.x.getPixelForValue(" + middle + "), y: box.y + 30}; })()");
        used.moveTo(at.path("x").asDouble(), at.path("y").asDouble());
        used.await("Chart.getChart('" + chart + "').tooltip.dataPoints?.[0]?.raw.x === " + middle);
        return used.evaluate("(() => { const tip = Chart.getChart('" + chart + "').tooltip;"
                        + "return tip.title[0] + ': ' + tip.body[0].lines.join('; '); })()")
                .asText();
    }

    /** Whether the middle of the bar's body, its high and its low have its colour in the picture. */
    private static JsonNode drawn(BrowserPage used, String chart, Bar bar) {
        return used.evaluate("(() => { const chart = Chart.getChart('" + chart + "');"
                + "const x = Math.floor(chart.scales.x.getPixelForValue(" + (bar.openTime() / 1_000.0 + 30) + "));"
                + "const pencil = document.createElement('canvas').getContext('2d');"
                + "pencil.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--"
                + (bar.close() >= bar.open() ? "gain" : "loss") + "'); pencil.fillRect(0, 0, 1, 1);"
                + "const wanted = pencil.getImageData(0, 0, 1, 1).data;"
                + "const drawn = (value) => {"
                + " const y = Math.round(chart.scales.y.getPixelForValue(value));"
                + " const pixels = chart.ctx.getImageData(x - 1, y - 1, 3, 3).data;"
                + " for (let i = 0; i < pixels.length; i += 4)"
                + "  if ([0, 1, 2, 3].every((k) => Math.abs(wanted[k] - pixels[i + k]) < 10)) return true;"
                + " return false; };"
                + "return {body: drawn(" + (bar.open() + bar.close()) / 2 + "), high: drawn(" + bar.high() + "),"
                + " low: drawn(" + bar.low() + ")}; })()");
    }

    private static void everyBarOfTheHourIsDrawn(
            BrowserPage used, String chart, BarSeries bars, long minute, int decimals) {
        zoomTo(used, chart, minute);
        used.await("document.getElementById('" + chart + "').dataset.minutes === '1'");
        // A tooltip covers bars.
        used.moveTo(1, 1);
        used.await("Chart.getChart('" + chart + "').tooltip.opacity === 0");
        int first = bars.firstRowFrom(SmallLedgers.minute(minute));
        int end = bars.firstRowFrom(SmallLedgers.minute(minute + HOUR));
        for (int row = first; row < end; row++) {
            assertThat(drawn(used, chart, bars.bar(row)).toString())
                    .as("%s is drawn", bars.bar(row))
                    .isEqualTo("{\"body\":true,\"high\":true,\"low\":true}");
        }
        for (int row = first; row < end; row++) {
            assertThat(hover(used, chart, bars.bar(row))).isEqualTo(text(bars, row, decimals));
        }
        assertNoProblem(used);
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1_440})
    void anHourOfAYearShowsEachOfItsSixtyBars(int width) {
        try (BrowserPage used = open(width)) {
            everyBarOfTheHourIsDrawn(used, BITCOIN, bitcoin, 143_220, 2);
        }
    }

    @Test
    void aHoleAndQuietMinutesAreSeenInTheirHour() {
        try (BrowserPage used = open(1_440)) {
            everyBarOfTheHourIsDrawn(used, BITCOIN, bitcoin, HOLE - 30, 2);
            assertThat(used.evaluate("Chart.getChart('" + BITCOIN + "').data.datasets[0].data"
                                    + ".filter((point) => point.x > " + SmallLedgers.minute(HOLE) / 1_000
                                    + " && point.x < " + SmallLedgers.minute(HOLE + HOLE_MINUTES) / 1_000 + ").length")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void pricesOfEightDecimalsAreShownInFull() {
        try (BrowserPage used = open(1_440)) {
            everyBarOfTheHourIsDrawn(used, CHEAP, cheap, 400_020, 8);
        }
    }

    /** The bits of every price and time of the year, as the page has them. */
    @Test
    void thePageHasTheVeryDoublesThatAreStored() {
        try (BrowserPage used = open(1_440)) {
            for (String chart : List.of(BITCOIN, CHEAP)) {
                BarSeries stored = chart.equals(BITCOIN) ? bitcoin : cheap;
                JsonNode found = used.evaluate("(async () => {"
                        + "const bars = ScalpelBars.of(JSON.parse(document.getElementById('chart-data').textContent)['"
                        + chart + "'].bars);"
                        + "let count = 0, hash = 0, last = 0;"
                        + "const bits = new Int32Array(2), number = new Float64Array(bits.buffer);"
                        + "const mix = (value) => { number[0] = value;"
                        + " hash = (Math.imul(hash, 31) + bits[0]) | 0; hash = (Math.imul(hash, 31) + bits[1]) | 0; };"
                        + "for (let from = bars.from; from < bars.to; from += 86400) {"
                        + " const range = {from: from, to: Math.min(bars.to, from + 86400)};"
                        + " let seen = bars.view(range, 2000);"
                        + " if (seen.waiting) { await seen.waiting; seen = bars.view(range, 2000); }"
                        + " for (const bar of seen.bars) if (bar.from >= range.from && bar.from < range.to) {"
                        + "  count++; [bar.from, bar.open, bar.high, bar.low, bar.close].forEach(mix); } }"
                        + "return {count: count, hash: hash}; })()");
                assertThat(found.path("count").asInt()).isEqualTo(stored.size());
                assertThat(found.path("hash").asInt()).isEqualTo(hash(stored));
            }
        }
    }

    private static int hash(BarSeries bars) {
        int hash = 0;
        for (int row = 0; row < bars.size(); row++) {
            double[] numbers = {
                bars.openTime(row) / 1_000.0, bars.open(row), bars.high(row), bars.low(row), bars.close(row)
            };
            for (double number : numbers) {
                long bits = Double.doubleToRawLongBits(number);
                hash = 31 * (31 * hash + (int) bits) + (int) (bits >>> 32);
            }
        }
        return hash;
    }

    /** Whatever the view: its highest high and lowest low are on the chart, and no more points than two per pixel. */
    @Test
    void noHighAndNoLowIsLostAtAnyZoom() {
        try (BrowserPage used = open(1_440)) {
            for (int days : new int[] {365, 180, 40, 9, 2}) {
                int first = 100_000;
                int rows = Math.min(days * (int) Minutes.PER_DAY, cheap.size() - first);
                long from = cheap.openTime(first) / 1_000;
                JsonNode found = used.evaluate("(async () => {"
                        + "const bars = ScalpelBars.of(JSON.parse(document.getElementById('chart-data').textContent)['"
                        + CHEAP + "'].bars); const range = {from: " + from + ", to: " + (from + rows * 60L) + "};"
                        + "let seen = bars.view(range, 700);"
                        + "if (seen.waiting) { await seen.waiting; seen = bars.view(range, 700); }"
                        + "return {high: Math.max(...seen.bars.map((bar) => bar.high)),"
                        + "low: Math.min(...seen.bars.map((bar) => bar.low)), points: seen.bars.length}; })()");
                double high = Stream.iterate(first, row -> row < first + rows, row -> row + 1)
                        .mapToDouble(cheap::high)
                        .max()
                        .orElseThrow();
                double low = Stream.iterate(first, row -> row < first + rows, row -> row + 1)
                        .mapToDouble(cheap::low)
                        .min()
                        .orElseThrow();
                assertThat(found.path("high").asDouble()).isGreaterThanOrEqualTo(high);
                assertThat(found.path("low").asDouble()).isLessThanOrEqualTo(low);
                assertThat(found.path("points").asInt()).isBetween(350, 1_404);
            }
        }
    }

    @Test
    void aTradeOfTheYearIsShownAmongItsMinutes() {
        try (BrowserPage used = open(1_440)) {
            used.evaluate("document.querySelector('button[data-chart=\"" + BITCOIN + "\"][data-move=next]').click()");
            used.await("document.getElementById('" + BITCOIN + "').dataset.minutes === '1'");
            assertThat(used.evaluate("Chart.getChart('" + BITCOIN + "').data.datasets[3].data[0].y")
                            .asDouble())
                    .isCloseTo(bitcoin.open(300_010 - HOLE_MINUTES), within(1e-9));
            assertThat(used.evaluate("document.getElementById('" + BITCOIN
                                    + "').closest('figure').querySelector('.view')" + ".textContent")
                            .asText())
                    .startsWith("Trade 1 of 1, ")
                    .endsWith("Every minute is drawn.");
            assertNoProblem(used);
        }
    }

    @Test
    void aBrowserThatCannotUnpackSaysSoAndKeepsTheOverview() {
        try (BrowserPage used = open(1_440)) {
            used.evaluate("delete window.DecompressionStream");
            zoomTo(used, BITCOIN, 143_220);
            String note =
                    "document.getElementById('" + BITCOIN + "').closest('figure').querySelector('.view').textContent";
            used.await(note + ".includes('This browser cannot show the single minutes: ')");
            assertThat(used.evaluate(note).asText()).contains("Each point covers one hour");
            assertNoProblem(used);
        }
    }
}
