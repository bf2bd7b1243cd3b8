package dev.scalpel.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Backtests on the page: started, watched, failing in words, and side by side. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BacktestsPageTest {

    private static final Instant FROM = Instant.parse("2026-05-01T00:00:00Z");

    private BusyDesk busy;
    private DeskBrowser browser;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        finished(folder, "calm", 0.0345, 214, 10);
        finished(folder, "wild", -0.0512, 731, -15);
        busy = BusyDesk.of(folder, "BTC", "ETH");
        browser = DeskBrowser.open(busy.desk, folder, DeskBrowser.DESKTOP);
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        busy.close();
    }

    /** As a backtest leaves its result. */
    private static void finished(Path home, String name, double netReturn, int trades, int slope) throws IOException {
        String equity = IntStream.range(0, 30)
                .mapToObj(day ->
                        "[" + FROM.plus(Duration.ofDays(day)).toEpochMilli() + "," + (10_000 + slope * day) + "]")
                .collect(Collectors.joining(","));
        Path directory = Files.createDirectories(home.resolve("backtests").resolve(name));
        Files.writeString(directory.resolve("backtest.json"), """
                {"result": {"symbol": "BTC/USDT", "style": "score", "from": "2026-05-01T00:00:00Z",
                 "to": "2026-05-31T00:00:00Z", "netReturn": %s, "trades": %d, "maxDrawdown": 0.02},
                 "command": "./scalpel backtest --symbol BTC/USDT", "equity": [%s], "trades": []}
                """.formatted(netReturn, trades, equity));
    }

    @Test
    void twoRunsStandSideBySide() {
        browser.reload("backtests");
        browser.awaitText("main tbody", "calm");
        browser.click("input[aria-label='Compare calm']");
        browser.awaitText("main", "Result");
        browser.click("input[aria-label='Compare wild']");
        browser.awaitText("main", "Comparison of 2 backtests");

        browser.page.await("document.querySelector('.curves')?.dataset.curves === '2'");
        assertThat(browser.page.evaluate("location.hash").asText()).isEqualTo("#/backtests?compare=calm%2Cwild");
        assertThat(browser.text(".compared thead")).contains("calm", "wild");
        assertThat(browser.text(".compared tbody"))
                .contains("net return", "+3.45 %", "-5.12 %")
                .contains("214", "731");
        assertThat(browser.page
                        .evaluate(
                                "[...document.querySelectorAll('.compared tr.differs th')].map(one => one.innerText).join()")
                        .asText())
                .isEqualTo("net return,trades");
        assertThat(browser.page.problems()).isEmpty();
    }

    @Test
    void aBacktestIsStartedAndWatchedToItsEnd() {
        browser.reload("backtests");
        browser.awaitText("main h2", "Start a backtest");
        date("From", "2026-05-31");
        date("To", "2026-06-01");
        browser.press(".start", "Start");
        browser.awaitText("main [role=status]", "Started as BTC-USDT-2026-05-31-2026-06-01");
        String row = "[...document.querySelectorAll('main tbody tr')].find(one =>"
                + " one.innerText.includes('BTC-USDT-2026-05-31'))";
        browser.page.await(row + " !== undefined");
        browser.page.await("/done|failed/.test(" + row + ".innerText)");
        assertThat(browser.page.evaluate(row + ".innerText").asText()).contains("done");
    }

    @Test
    void aBacktestThatFailsSaysWhy() {
        browser.reload("backtests");
        browser.awaitText("main h2", "Start a backtest");
        date("From", "2020-01-01");
        date("To", "2020-01-02");
        browser.press(".start", "Start");
        String row =
                "[...document.querySelectorAll('main tbody tr')].find(one => one.innerText.includes('2020-01-01'))";
        browser.page.await("/done|failed/.test((" + row + ")?.innerText)");
        assertThat(browser.page.evaluate(row + ".innerText").asText())
                .contains("failed")
                .contains("BTC/USDT");
    }

    /** Three trades of a portfolio, by a file as a reader would choose one. */
    @Test
    void aBacktestOfSignalsIsStartedWithAFileAndItsResultShown() {
        browser.reload("backtests");
        browser.awaitText("main h2", "Start a backtest");
        choose("What", "signals crypto");
        browser.awaitText("main [role=status]", "All its strategies are traded on paper");
        choose("Signals", "file");
        date("From", "2026-06-01");
        date("To", "2026-06-02");
        browser.page.await("document.querySelector('.start input[type=file]') !== null");
        browser.page.evaluate("(() => { const chosen = new DataTransfer();"
                + "chosen.items.add(new File(['time,strategy,action\\n2026-06-01 01:00,btc,buy\\n"
                + "2026-06-01 03:00,btc,sell\\n'], 'mine.csv', {type: 'text/csv'}));"
                + "document.querySelector('.start input[type=file]').files = chosen.files; })()");
        browser.press(".start", "Start");
        browser.awaitText("main [role=status]", "Started as crypto-2026-06-01-2026-06-02");
        String row = row("crypto-2026-06-01");
        browser.page.await("/done|failed/.test(" + row + "?.innerText)");
        assertThat(browser.page.evaluate(row + ".innerText").asText())
                .contains("done")
                .contains("--portfolio crypto --from 2026-06-01");

        browser.click("input[aria-label='Compare crypto-2026-06-01-2026-06-02']");
        browser.awaitText("main", "Result");
        browser.page.await("document.querySelector('.curves')?.dataset.curves === '1'");
        assertThat(browser.text(".compared tbody")).contains("trades");
        assertThat(browser.page.problems()).isEmpty();
    }

    @Test
    void withoutReceivedSignalsThePageSaysSo() {
        browser.reload("backtests");
        browser.awaitText("main h2", "Start a backtest");
        choose("What", "signals crypto");
        date("From", "2020-01-01");
        date("To", "2020-01-02");
        browser.press(".start", "Start");
        browser.awaitText(
                "main [role=status]", "portfolio crypto has received no signals from 2020-01-01 to 2020-01-02");
    }

    @Test
    void furtherBacktestsWaitAndOneThatWaitsIsCancelled() {
        browser.reload("backtests");
        browser.awaitText("main h2", "Start a backtest");
        date("From", "2026-05-31");
        date("To", "2026-06-01");
        CountDownLatch mayGoOn = busy.desk.holdBacktests();
        try {
            browser.press(".start", "Start");
            browser.awaitText("main [role=status]", "Started as ");
            String first = browser.text("main [role=status]");
            browser.press(".start", "Start");
            browser.page.await(
                    "(document.querySelector('main [role=status]')?.innerText ?? '').startsWith('Started as ')"
                            + " && document.querySelector('main [role=status]').innerText.trim() !== '" + first + "'");
            String id = browser.text("main [role=status]").replaceAll("Started as |\\.$", "");
            String waiting = row(id);
            browser.page.await("/waiting/.test((" + waiting + ")?.innerText)");
            assertThat(browser.page.evaluate(waiting + ".innerText").asText()).contains("waits for the one before it");
            browser.click("button[aria-label='Cancel " + id + "']");
            browser.page.await("/cancelled/.test((" + waiting + ")?.innerText)");
        } finally {
            mayGoOn.countDown();
        }
    }

    private static String row(String id) {
        return "[...document.querySelectorAll('main tbody tr')].find(one => one.innerText.includes('" + id + "'))";
    }

    private void choose(String label, String value) {
        String select = "[...document.querySelectorAll('.start label')].find(one => one.innerText.startsWith('" + label
                + "'))?.querySelector('select')";
        browser.page.await("(" + select + ") != null");
        browser.page.evaluate("(field => { field.value = '" + value + "';"
                + " field.dispatchEvent(new Event('change', {bubbles: true})); })(" + select + ")");
    }

    private void date(String label, String value) {
        browser.page.evaluate("(field => { field.value = '" + value + "';"
                + " field.dispatchEvent(new Event('input', {bubbles: true})); })"
                + "([...document.querySelectorAll('.start label')].find(one => one.innerText.startsWith('" + label
                + "')).querySelector('input'))");
    }
}
