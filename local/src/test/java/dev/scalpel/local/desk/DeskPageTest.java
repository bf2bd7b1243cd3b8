package dev.scalpel.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a trader does with the page, in a real browser over the real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskPageTest {

    private static final int MAX_TURNS = 20;
    private static final String BTC_ROW = ".watch tr[data-key=\"BTC/USDT\"]";

    private BusyDesk busy;
    private DeskBrowser browser;
    private int minute;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        busy = BusyDesk.of(folder, "BTC", "ETH", "SOL");
        browser = DeskBrowser.open(busy.desk, folder, DeskBrowser.DESKTOP);
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        busy.close();
    }

    @BeforeEach
    void showTheChart() {
        browser.reload("chart");
        browser.awaitChart("bars", ">= 600");
    }

    @AfterEach
    void nothingFailed() {
        assertThat(browser.page.problems()).isEmpty();
    }

    @Test
    void showsTheWatchListAndTheCandlesOfItsFirstRow() {
        assertThat(browser.count(".watch tr[data-key]")).isEqualTo(4);
        assertThat(browser.text(BTC_ROW + " .held")).isEqualTo("long 2.5");
        assertThat(browser.text(BTC_ROW + " .decision")).isEqualTo("The predicted return was below the threshold.");
        assertThat(browser.text(BTC_ROW + " .licence")).isEqualTo("no licence");
        assertThat(browser.text("main h2")).isEqualTo("BTC/USDT");
        assertThat(browser.chart("lines")).contains("entry ", "stop ", "target ");
        assertThat(Integer.parseInt(browser.chart("scores"))).isEqualTo(201);
        assertThat(browser.page
                        .evaluate("[...document.querySelectorAll('.canvas canvas')].map(one =>"
                                + " new Set(new Uint32Array(one.getContext('2d').getImageData(0, 0, one.width, one.height)"
                                + ".data.buffer)).size).reduce((a, b) => Math.max(a, b))")
                        .asInt())
                .as("colours of the candles, their wicks, volume and markers")
                .isGreaterThan(8);
    }

    @Test
    void aNewMinuteIsShownInTheWatchListAndInTheChart() {
        String before = browser.chart("last");
        busy.nextMinute(++minute);
        double price = busy.price("BTC/USDT");

        browser.awaitChart("last", "> " + before);
        browser.awaitChart("close", "== " + price);
        browser.awaitText(BTC_ROW + " .price", String.format("%.2f", price));
    }

    @Test
    void theWheelZoomsAndBarsBeforeTheFirstAreLoaded() {
        double before = Double.parseDouble(browser.chart("from"));
        double from = Double.parseDouble(browser.chart("to"));
        browser.page.moveTo(900, 300);
        // The chart takes no notice of the wheel while it still lays out the bars that it has just received.
        for (int turn = 0; turn < MAX_TURNS && Double.parseDouble(browser.chart("from")) <= before; turn++) {
            browser.page.wheel(900, 300, -400);
            browser.page.evaluate("new Promise(done => setTimeout(done, 100))");
        }
        browser.awaitChart("from", "> " + before);
        assertThat(Double.parseDouble(browser.chart("to"))).isLessThanOrEqualTo(from);

        for (int step = 0; step < 12; step++) {
            browser.press(".chart-bar", "−");
        }
        browser.awaitChart("bars", ">= " + BusyDesk.MINUTES);
    }

    @Test
    void anotherTimeFrameIsOfTheSameMinutes() {
        browser.press(".chart-bar", "5m");
        browser.awaitChart("frame", "=== '5m'");
        browser.awaitChart("bars", ">= 300");
        assertThat(browser.chart("close")).isEqualTo(Double.toString(busy.price("BTC/USDT")));
        assertThat(browser.page.evaluate("location.hash").asText()).isEqualTo("#/chart?frame=5m");
        browser.page.press("]");
        browser.awaitChart("frame", "=== '15m'");
    }

    @Test
    void theKeyboardMovesThroughRowsAndViews() {
        browser.page.press("j");
        browser.page.await("document.querySelector('main h2').innerText === 'ETH/USDT'");
        browser.page.press("2");
        browser.awaitText("main h2", "Decisions on ETH/USDT");
        browser.page.press("k");
        browser.awaitText("main h2", "Decisions on BTC/USDT");
        browser.page.press("/");
        assertThat(browser.page.evaluate("document.activeElement.id").asText()).isEqualTo("search");
        for (String letter : "sol".split("")) {
            browser.page.press(letter);
        }
        browser.page.await("document.querySelectorAll('.watch tr[data-key]').length === 1");
        browser.page.press("Escape");
        browser.page.press("?");
        browser.awaitText("dialog h2", "Keys");
        browser.page.press("Escape");
        browser.page.await("document.querySelector('dialog') === null");
    }

    @Test
    void aColumnSortsTheWatchListBothWays() {
        browser.press(".watch thead", "Name");
        browser.page.await("document.querySelector('.watch thead .name').getAttribute('aria-sort') === 'ascending'");
        browser.press(".watch thead", "Name");
        browser.page.await("document.querySelector('.watch thead .name').getAttribute('aria-sort') === 'descending'");
        assertThat(browser.page
                        .evaluate(
                                "[...document.querySelectorAll('.watch tr[data-key]')].map(one => one.dataset.key).join()")
                        .asText())
                .isEqualTo("SOL/USDT,ETH/USDT,portfolio:crypto/btc,BTC/USDT");
    }

    @Test
    void aDecisionIsExplained() {
        browser.show("decisions");
        browser.press("main tbody", "Why not");
        browser.awaitText("dialog .explanation", "BTC/USDT, bar 2026-06-01T");
    }

    @Test
    void stopsOnlyAfterConfirmationAndResumes() {
        browser.click("#stop");
        browser.awaitText("dialog h2", "Emergency stop");
        assertThat(browser.page.evaluate("document.activeElement.innerText").asText())
                .as("what Enter would do")
                .isEqualTo("Cancel");
        browser.page.press("Escape");
        browser.page.await("document.querySelector('dialog') === null");
        assertThat(halted()).isEmpty();
        assertThat(browser.page.evaluate("document.activeElement.id").asText()).isEqualTo("stop");

        browser.click("#stop");
        browser.click("dialog[open] input");
        for (String letter : "<b>no".split("")) {
            browser.page.press(letter);
        }
        browser.press("dialog[open]", "Stop everything");
        browser.awaitText("dialog .outcome", "Stopped: orders are cancelled");
        browser.press("dialog[open]", "Close");
        browser.awaitText("#notices", "Halted: ");
        assertThat(halted()).hasValueSatisfying(reason -> assertThat(reason).contains("<b>no"));
        assertThat(browser.text("#notices")).as("text, never markup").contains("<b>no");

        browser.click("#resume");
        browser.press("dialog[open]", "Resume");
        browser.awaitText("dialog .outcome", "Resumed: the bot trades again.");
        browser.press("dialog[open]", "Close");
        browser.page.await("document.querySelector('#notices').innerText === ''");
        assertThat(halted()).isEmpty();
    }

    private Optional<String> halted() {
        try {
            return Optional.ofNullable(
                    busy.desk.read("/api/overview").path("halted").textValue());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void closesOnePositionAfterConfirmation() {
        browser.press("main", "Close…");
        browser.awaitText("dialog h2", "Close BTC/USDT");
        browser.press("dialog[open]", "Close the position");
        browser.awaitText("dialog .outcome", "The position of BTC/USDT is closed, or its exit is under way.");
        browser.press("dialog[open]", "Close");
    }

    @Test
    void aBotThatHasRunNoMinuteForLongIsReportedInRed() {
        busy.desk.lastMinute = Optional.of(busy.desk.clock.instant().minus(Duration.ofMinutes(10)));
        try {
            busy.nextMinute(++minute);
            browser.awaitText("#silence", "The bot has run no minute since 2026-06-01 ");
            assertThat(browser.page
                            .evaluate("getComputedStyle(document.querySelector('#silence')).backgroundColor")
                            .asText())
                    .isEqualTo("rgb(163, 32, 13)");
        } finally {
            busy.desk.lastMinute = Optional.empty();
        }
    }

    /** The stream stays open and says nothing, as when the bot's machine is gone; each look at the page's clock is 20 s later. */
    @Test
    void aBotThatAnswersNothingIsReportedInRedUntilItDoes() {
        browser.page.evaluate("""
                (() => {
                  window.before = {source: EventSource, now: Date.now};
                  window.EventSource = class { readyState = 1; addEventListener() {} close() {} };
                  let passed = 0;
                  Date.now = () => before.now() + 20_000 * ++passed;
                })()""");
        browser.awaitText("#silence", "The bot does not answer. ");
        assertThat(browser.text(".connection")).contains("No connection");
        browser.page.evaluate("window.EventSource = before.source; Date.now = before.now");
        browser.page.await("document.querySelector('#silence').innerText === ''");
    }

    @Test
    void timesAreShownInTheChosenZone() {
        browser.awaitText(".legend", "2026-06-01 1");
        browser.page.evaluate("(zone => { zone.value = 'Asia/Tokyo';"
                + " zone.dispatchEvent(new Event('change', {bubbles: true})); })(document.querySelector('#zone'))");
        browser.awaitText(".legend", "2026-06-01 2");
    }
}
