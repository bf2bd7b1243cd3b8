package dev.scalpel.local.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.local.functions.EvidenceStatus;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.page.StatusPage;
import dev.scalpel.local.page.StatusReader;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.testkit.Chromium;
import dev.scalpel.training.daily.TrainingProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Runs the other commands on the home directory of a two-day demo. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoHomeTest {

    @TempDir
    static Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-03T00:00:30Z"));
    private Path home;

    @BeforeAll
    void playTwoDays() {
        TestCommandLine process = new TestCommandLine(folder, clock, false);
        assertThat(process.run("demo", "--days", "2", "--json"))
                .as(process.errorOutput())
                .isZero();
        home = folder.resolve("scalpel-home/demo");
    }

    private TestCommandLine run(int code, String... arguments) {
        TestCommandLine process = new TestCommandLine(folder, clock, false);
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--home";
        all[arguments.length + 1] = home.toString();
        assertThat(process.run(all)).as(process.errorOutput()).isEqualTo(code);
        return process;
    }

    private JsonNode json(String... arguments) throws Exception {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        return new ObjectMapper().readTree(run(0, all).output());
    }

    private static List<TradeRow> trades(Path store) throws Exception {
        Path file = store.resolve("trades/binance/BTC-USDT/2026-06.csv");
        return LedgerCsv.TRADES.read(file.toString(), Files.readAllBytes(file));
    }

    private static <T> List<T> each(List<TradeRow> rows, Function<TradeRow, T> part) {
        return rows.stream().map(part).toList();
    }

    /** Promise 4, through the front door: trainings, champions and trades of the handlers and of the backtest. */
    @Test
    void theBacktestTradesAsTheHandlersDid() throws Exception {
        JsonNode result = json(
                "backtest",
                "--style",
                "brackets",
                "--symbol",
                "BTC/USDT",
                "--from",
                "2026-06-01",
                "--to",
                "2026-06-03");

        List<TradeRow> handled = trades(home.resolve("store"));
        List<TradeRow> batch = trades(home.resolve("backtests/BTC-USDT-2026-06-01-2026-06-03/store"));
        assertThat(handled).hasSizeGreaterThan(10);
        // What is open at the very end is closed by neither.
        assertThat(each(batch, row -> row.entry().time()))
                .isEqualTo(each(handled, row -> row.entry().time()));
        assertThat(each(batch, row -> row.exit().time()))
                .isEqualTo(each(handled, row -> row.exit().time()));
        assertThat(each(batch, row -> row.entry().price()))
                .isEqualTo(each(handled, row -> row.entry().price()));
        assertThat(each(batch, row -> row.exit().price()))
                .isEqualTo(each(handled, row -> row.exit().price()));
        assertThat(each(batch, row -> row.entry().quantity()))
                .isEqualTo(each(handled, row -> row.entry().quantity()));
        assertThat(each(batch, TradeRow::netProfit)).isEqualTo(each(handled, TradeRow::netProfit));
        // The same content; the time in a model's name is that of its making.
        assertThat(each(batch, row -> row.modelId().orElseThrow().substring(17)))
                .isEqualTo(each(handled, row -> row.modelId().orElseThrow().substring(17)));
        assertThat(result.path("trades").asInt()).isEqualTo(batch.size());
        // The simulation and the report, which reads the ledger, state the same return.
        Matcher stated = Pattern.compile("(Up|Down) ([0-9.]+)\\h%")
                .matcher(result.path("verdict").asText());
        assertThat(stated.find()).as(result.path("verdict").asText()).isTrue();
        double net = (stated.group(1).equals("Up") ? 1 : -1) * Double.parseDouble(stated.group(2)) / 100;
        assertThat(net).isCloseTo(result.path("netReturn").asDouble(), withinPercentage(1));

        JsonNode again = json(
                "backtest",
                "--style",
                "brackets",
                "--symbol",
                "BTC/USDT",
                "--from",
                "2026-06-01",
                "--to",
                "2026-06-03");
        assertThat(again.path("tradesSha256")).isEqualTo(result.path("tradesSha256"));
    }

    @Test
    void theBacktestExportsItsTradesAndAcceptsOtherCosts() throws Exception {
        Path file = folder.resolve("trades.csv");

        JsonNode result = json(
                "backtest",
                "--style",
                "brackets",
                "--symbol",
                "BTC/USDT",
                "--from",
                "2026-06-02",
                "--to",
                "2026-06-03",
                "--retrain",
                "never",
                "--costs",
                "3",
                "--slippage-bp",
                "1",
                "--export",
                file.toString());

        assertThat(result.path("trainings").asInt()).isZero();
        assertThat(Files.readAllLines(file)).hasSize(1 + result.path("trades").asInt());
        assertThat(result.path("report").asText()).endsWith("report.html");
    }

    @Test
    void theBacktestRejectsAPeriodWithoutBars() {
        assertThat(run(1, "backtest", "--symbol", "BTC/USDT", "--from", "2020-01-01", "--to", "2020-01-05")
                        .errorOutput())
                .contains("no bars of BTC/USDT are stored")
                .contains("hint: import some");
    }

    @Test
    void explainsADecisionThatBecameATrade() throws Exception {
        Instant bar = Instant.ofEpochMilli(trades(home.resolve("store")).get(0).decisionBar());

        String text = run(0, "explain", "BTC/USDT", bar.toString()).output();

        assertThat(text).contains("BTC/USDT").contains("ENTER");
    }

    @Test
    void explainsThatAnEarlierMinuteHasNoDecision() {
        assertThat(run(1, "explain", "BTC/USDT", "2025-01-01T00:00").errorOutput())
                .contains("nothing was decided");
        assertThat(run(2, "explain", "BTC/USDT", "yesterday").errorOutput()).contains("such as 2026-11-20T10:31");
    }

    @Test
    void showsTheStatus() throws Exception {
        assertThat(run(0, "status").output()).contains("BTC/USDT").contains("equity");
        assertThat(json("status").path("symbols")).hasSize(1);
    }

    /** The page in a browser: cards, chart, trades and the stop button. */
    @Test
    void aBrowserShowsThePage() throws Exception {
        Optional<Chromium> chromium = Chromium.find(Files.createDirectories(folder.resolve("profile")));
        assumeThat(chromium).as("a Chromium on the path, or named by CHROMIUM").isPresent();
        FunctionContext here = FunctionContext.of(home, Map.of(), clock, "test");
        LocalFunctions functions = LocalFunctions.of(here, here.logAndMailFailure(), TrainingProgress.SILENT);
        StatusReader status = new StatusReader(
                here.settings(),
                Repositories.in(here.store()),
                new ChampionRegistry(here.store()),
                new EvidenceStatus(here.settings(), here.store()),
                functions,
                clock);

        try (StatusPage page = StatusPage.open(0, status::read, functions)) {
            String dom = chromium.orElseThrow().dom(page.uri(), true);

            assertThat(dom)
                    .contains("data-symbol=\"BTC/USDT\"")
                    .contains("class=\"price\"")
                    .contains("class=\"entry\"")
                    .contains("Emergency stop")
                    .contains("promoted: ")
                    .doesNotContain("does not answer")
                    .doesNotContain("Loading …")
                    .doesNotContain("-9223372036854775808")
                    // No price needs more than two decimals there, and no figure an exponent.
                    .doesNotContainPattern("\\d{4,}\\.\\d{3,}")
                    .doesNotContainPattern(">[^<]*\\de[+-]\\d[^<]*<");
        }
    }

    @Test
    void doesNotTrainTwiceOnTheSameBars() throws Exception {
        clock.setTo(Instant.parse("2026-06-02T10:00:00Z"));
        try {
            assertThat(run(0, "train").output()).contains("trained already");
        } finally {
            clock.setTo(Instant.parse("2026-06-03T00:00:30Z"));
        }
    }

    @Test
    void writesAReportOnAnyPeriod() {
        String output = run(0, "report", "--from", "2026-06-01T00:00:00Z", "--to", "2026-06-02T00:00:00Z")
                .output();

        assertThat(output).contains("open the report");
        assertThat(home.resolve("report.html")).content().contains("<!doctype html>");
    }

    @Test
    void rejectsAnEventWithAnUnknownField() {
        assertThat(run(1, "invoke", "execution", "{\"action\":\"dance\"}").errorOutput())
                .contains("has no action 'dance'");
        assertThat(run(2, "invoke", "ballet").errorOutput()).contains("unknown function 'ballet'");
    }

    @Test
    void invokesAFunctionAsAwsDoes() throws Exception {
        assertThat(json("invoke", "execution", "{\"action\":\"analyze\"}").path("symbols"))
                .hasSize(1);
    }

    @Test
    void rollsBackToFlat() throws Exception {
        Path champion = home.resolve("store/models/binance/BTC-USDT/champion.json");
        byte[] before = Files.readAllBytes(champion);
        try {
            run(0, "rollback", "--symbol", "BTC/USDT", "--to", "flat");
            assertThat(json("invoke", "execution", "{\"action\":\"analyze\"}")
                            .path("symbols")
                            .get(0)
                            .path("decision")
                            .asText())
                    .isIn("FLAT_CHAMPION", "IN_POSITION", "STALE_BAR", "PRICE_MOVED");
        } finally {
            Files.write(champion, before);
        }
    }
}
