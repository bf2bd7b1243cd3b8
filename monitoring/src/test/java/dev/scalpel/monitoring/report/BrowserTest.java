package dev.scalpel.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.BarSeries;
import dev.scalpel.monitoring.fixture.DemoReview;
import dev.scalpel.monitoring.fixture.FillModel;
import dev.scalpel.monitoring.fixture.LongReview;
import dev.scalpel.monitoring.fixture.SmallLedgers;
import dev.scalpel.monitoring.fixture.Standings;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.report.summary.ComparedRun;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.testkit.BrowserPage;
import dev.scalpel.testkit.Chromium;
import dev.scalpel.trading.Costs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser, on a phone and on a desktop, light and dark. */
class BrowserTest {

    private static final String CHARTS = "14";

    @TempDir
    static Path directory;

    private static Path page;
    private static Chromium chromium;

    @BeforeAll
    static void write() throws IOException {
        chromium = Chromium.forTest(directory.resolve("profile"));
        page = directory.resolve("report.html");
        Files.writeString(page, ReportPage.of(DemoReview.of(FillModel.LIVE), DemoReview.context()));
    }

    private static String attribute(String dom, String name) {
        Matcher found =
                Pattern.compile("<html[^>]* data-" + name + "=\"([^\"]*)\"").matcher(dom);
        return found.find() ? found.group(1) : "absent";
    }

    @ParameterizedTest
    @CsvSource({"390, false", "390, true", "1440, false", "1440, true"})
    void drawsEveryChartWithoutAnErrorAndLoadsNothing(int width, boolean dark) {
        String dom = chromium.open(page, width, dark);

        assertThat(attribute(dom, "error")).isEqualTo("absent");
        assertThat(attribute(dom, "errors")).isEqualTo("0");
        assertThat(attribute(dom, "drawn")).isEqualTo(CHARTS);
        assertThat(attribute(dom, "width")).isEqualTo(Integer.toString(width));
        assertThat(attribute(dom, "loaded")).isEqualTo("0");
        assertThat(attribute(dom, "scheme")).isEqualTo(dark ? "dark" : "light");
        assertThat(attribute(dom, "overflow"))
                .as("pixels that the page is too wide")
                .isEqualTo("0");
    }

    /** Each tooltip of each chart: over the whole of it, from left to right. */
    @Test
    void hoveringOverAChartThrowsNothing() {
        try (BrowserPage used = chromium.use(page.toUri(), 1_200, 900)) {
            used.await("document.querySelectorAll('[data-drawn]').length > 0");
            int charts =
                    used.evaluate("document.querySelectorAll('canvas').length").asInt();
            assertThat(charts).isEqualTo(Integer.parseInt(CHARTS));
            for (int chart = 0; chart < charts; chart++) {
                String canvas = "document.querySelectorAll('canvas')[" + chart + "]";
                used.evaluate(canvas + ".scrollIntoView({block: 'center'})");
                used.await(canvas + ".dataset.drawn !== undefined");
                JsonNode box = used.evaluate(
                        "(({x, y, width, height}) => ({x, y, width, height}))(" + canvas + ".getBoundingClientRect())");
                for (double across = 0.02; across < 1; across += 0.07) {
                    for (double down : new double[] {0.2, 0.5, 0.8}) {
                        used.moveTo(
                                box.path("x").asDouble()
                                        + across * box.path("width").asDouble(),
                                box.path("y").asDouble()
                                        + down * box.path("height").asDouble());
                    }
                }
                assertThat(used.evaluate("document.documentElement.dataset.errors")
                                        .asText() + " after chart " + chart + ": "
                                + used.evaluate("document.documentElement.dataset.error || ''")
                                        .asText())
                        .isEqualTo("0 after chart " + chart + ": ");
            }
        }
    }

    @Test
    void aLongReportDrawsItsRollingSharpeRatioAndTheWholeRangeOfItsExcursions() throws IOException {
        Path file = directory.resolve("long.html");
        Files.writeString(file, ReportPage.of(LongReview.of(40), DemoReview.context()));
        try (BrowserPage used = chromium.use(file.toUri(), 390, 900)) {
            used.await("document.documentElement.dataset.millis !== undefined");
            assertThat(used.evaluate("document.documentElement.dataset.errors").asText())
                    .isEqualTo("0");
            assertThat(used.evaluate("document.getElementById('chart-rolling').dataset.drawn")
                            .asText())
                    .isEqualTo("yes");
            assertThat(used.evaluate("Chart.getChart('chart-rolling').data.datasets[0].data.length")
                            .asInt())
                    .isEqualTo(11);
            assertThat(used.evaluate("Chart.getChart('chart-excursions').scales.x.max")
                            .asDouble())
                    .isGreaterThanOrEqualTo(LongReview.FARTHEST_BP);
        }
    }

    /** Half of the price, as a stop that waits for a crash. */
    @Test
    void aLevelFarFromThePriceDoesNotSqueezeIt() throws IOException {
        String near = Files.readString(page);
        Matcher stops = Pattern.compile("\"stop\":\\[([^\\]]+)]").matcher(near);
        String far = stops.replaceAll(found -> "\"stop\":["
                + Stream.of(found.group(1).split(","))
                        .map(stop -> stop.equals("null") ? stop : String.valueOf(Double.parseDouble(stop) / 2))
                        .collect(Collectors.joining(","))
                + "]");
        assertThat(far).isNotEqualTo(near);
        Path file = directory.resolve("far.html");
        Files.writeString(file, far);
        try (BrowserPage used = chromium.use(file.toUri(), 1_440, 900)) {
            used.await("document.documentElement.dataset.millis !== undefined");
            // Levels are drawn where few trades are.
            used.evaluate("[1, 2, 3].forEach(() =>"
                    + " document.querySelectorAll('button[data-move=in]').forEach(one => one.click()))");
            JsonNode seen = used.evaluate("""
                    [...document.querySelectorAll('canvas')].map(one => Chart.getChart(one))
                      .filter(one => one?.data.datasets.some(set => set.label === 'Close'))
                      .map(one => {
                        const closes = one.data.datasets.find(set => set.label === 'Close').data.map(point => point.y);
                        return {low: Math.min(...closes), axis: one.scales.y.min, trades:
                          one.data.datasets.find(set => set.label === 'Entry').data.length};
                      })""");
            assertThat(seen)
                    .isNotEmpty()
                    .anySatisfy(
                            chart -> assertThat(chart.path("trades").asInt()).isBetween(1, 40));
            assertThat(seen)
                    .allSatisfy(chart -> assertThat(chart.path("axis").asDouble())
                            .isGreaterThan(0.8 * chart.path("low").asDouble()));
        }
    }

    @Test
    void theCaptionOfAWideTableIsReadableOnAPhone() {
        try (BrowserPage used = chromium.use(page.toUri(), 390, 900)) {
            used.await("document.documentElement.dataset.millis !== undefined");
            JsonNode cut = used.evaluate("""
                    (() => {
                      document.querySelectorAll('details').forEach(one => (one.open = true));
                      return [...document.querySelectorAll('caption')].filter(one => {
                        const words = document.createRange();
                        words.selectNodeContents(one);
                        return words.getBoundingClientRect().right > innerWidth;
                      }).map(one => one.textContent);
                    })()""");
            assertThat(cut).isEmpty();
        }
    }

    /** As on the desk; what is not traded keeps its warning. */
    @Test
    void aLicenceIsGreen() throws IOException {
        ReviewContext context = DemoReview.context();
        ReviewContext licensed = new ReviewContext(
                context.weekly(),
                context.createdAt(),
                context.mode(),
                context.venue(),
                context.halts(),
                context.failureNotices(),
                context.learningResults(),
                context.problems(),
                context.scheduledCalls(),
                context.venueRules(),
                context.cost(),
                context.shadow(),
                List.of(Standings.licensed(Standings.costs(10, 10))),
                context.portfolios(),
                context.origin(),
                context.compared());
        Path file = directory.resolve("licensed.html");
        Files.writeString(file, ReportPage.of(DemoReview.of(FillModel.LIVE), licensed));
        String edge = "getComputedStyle(document.querySelector('#evidence .badge')).borderTopColor";
        try (BrowserPage used = chromium.use(file.toUri(), 1_440, 900)) {
            assertThat(used.evaluate("document.querySelector('#evidence .badge').textContent")
                            .asText())
                    .isEqualTo("licensed");
            assertThat(used.evaluate(edge).asText()).isEqualTo("rgb(10, 106, 85)");
        }
        try (BrowserPage used = chromium.use(page.toUri(), 1_440, 900)) {
            assertThat(used.evaluate(edge).asText()).isEqualTo("rgb(211, 154, 58)");
        }
    }

    @Test
    void tradesAreSortedByAColumnInBothDirections() {
        try (BrowserPage used = chromium.use(page.toUri(), 1_200, 900)) {
            used.await("document.documentElement.dataset.millis !== undefined");
            used.evaluate("window.trades = document.querySelector('#trades table.sortable');"
                    + "window.head = (title) => [...trades.tHead.rows[0].cells].find((th) => th.textContent === title);"
                    + "window.column = (title) => [...trades.tBodies[0].rows].map((row) =>"
                    + " row.cells[head(title).cellIndex].textContent)");
            String net = "column('Net').map((text) => parseFloat(text.replace('\u2212', '-').replace(',', '')))";
            String rising = ".every((value, i, all) => i === 0 || all[i - 1] <= value)";
            int rows = used.evaluate("trades.tBodies[0].rows.length").asInt();

            used.evaluate("head('Net').querySelector('button').click()");
            assertThat(used.evaluate("head('Net').getAttribute('aria-sort')").asText())
                    .isEqualTo("ascending");
            assertThat(used.evaluate(net + rising).asBoolean()).isTrue();
            used.evaluate("head('Net').querySelector('button').click()");
            assertThat(used.evaluate("head('Net').getAttribute('aria-sort')").asText())
                    .isEqualTo("descending");
            assertThat(used.evaluate(net + ".reverse()" + rising).asBoolean()).isTrue();

            used.evaluate("head('Entry, UTC').querySelector('button').click()");
            assertThat(used.evaluate("trades.querySelectorAll('th[aria-sort]').length")
                            .asInt())
                    .isEqualTo(1);
            assertThat(used.evaluate("column('Entry, UTC').map((text) => Date.parse(text + ' UTC'))" + rising)
                            .asBoolean())
                    .isTrue();
            used.evaluate("head('Exit reason').querySelector('button').click()");
            assertThat(used.evaluate("column('Exit reason')" + rising).asBoolean())
                    .isTrue();
            assertThat(used.evaluate("trades.tBodies[0].rows.length").asInt()).isEqualTo(rows);
        }
    }

    @Test
    void bothCurvesOfAComparisonAreDrawn() throws IOException {
        Path file = directory.resolve("compared.html");
        ComparedRun other = ComparedRun.of("39 days", MetricsJson.of(LongReview.of(39), DemoReview.context()));
        Files.writeString(file, ReportPage.of(LongReview.of(40), RunComparisonTest.comparedWith(other)));
        try (BrowserPage used = chromium.use(file.toUri(), 390, 900)) {
            used.await("document.documentElement.dataset.millis !== undefined");
            assertThat(used.evaluate("document.documentElement.dataset.errors").asText())
                    .isEqualTo("0");
            for (int curve = 0; curve < 2; curve++) {
                String points = "Chart.getChart('chart-comparison').data.datasets[" + curve + "].data";
                assertThat(used.evaluate(points + ".at(-1).x").asDouble()).isEqualTo(40 - curve);
                assertThat(used.evaluate(points + ".at(-1).y").asDouble()).isCloseTo(4 + 0.3 * curve, within(1e-5));
            }
            assertThat(used.evaluate("document.documentElement.dataset.overflow")
                            .asText())
                    .isEqualTo("0");
        }
    }

    @Test
    void anEmptyReportHasNoErrorEither() throws IOException {
        ReviewPeriod hour = new ReviewPeriod(SmallLedgers.START, SmallLedgers.START.plus(Duration.ofHours(1)));
        AccountReview empty = AccountReview.of(
                hour,
                List.of(SymbolReview.of(
                        SmallLedgers.records(hour, BarSeries.empty(), List.of(), List.of()), Costs.FREE)),
                1_000);
        Path file = directory.resolve("empty.html");
        Files.writeString(file, ReportPage.of(empty, DemoReview.context()));
        String dom = chromium.open(file, 390, false);

        assertThat(attribute(dom, "errors")).isEqualTo("0");
        assertThat(attribute(dom, "drawn")).isEqualTo("2");
    }

    @Test
    void aScriptThatIsNotOursDoesNotRun() throws IOException {
        Path file = directory.resolve("tampered.html");
        Files.writeString(
                file,
                Files.readString(page)
                        .replace(
                                "</main>",
                                "<script>document.documentElement.dataset.tampered = 'yes'</script></main>"));
        String dom = chromium.open(file, 1_440, false);

        assertThat(attribute(dom, "tampered")).isEqualTo("absent");
        assertThat(attribute(dom, "drawn")).isEqualTo(CHARTS);
    }
}
