package dev.scalpel.local.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.local.demo.DemoResult;
import dev.scalpel.local.desk.Desk;
import dev.scalpel.local.desk.DeskSetup;
import dev.scalpel.local.desk.backtests.Backtests;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.stream.LogRing;
import dev.scalpel.localexchange.time.SettableClock;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole demo earns its licence and trades for some days; then the other commands run on its home directory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoHomeTest {

    private static final int DAYS = 4;
    private static final Instant FIRST_NIGHT = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    static Path folder;

    private final SettableClock clock = new SettableClock(FIRST_NIGHT);
    private JsonNode demo;
    private Path home;
    /** The first day of trading. */
    private Instant traded;

    @BeforeAll
    void earnALicence() throws Exception {
        TestCommandLine process = new TestCommandLine(folder, clock, false);
        assertThat(process.run("demo", "--days", String.valueOf(DAYS), "--json"))
                .as(process.errorOutput())
                .isZero();
        demo = new ObjectMapper().readTree(process.output());
        home = folder.resolve("scalpel-home/demo");
        traded = FIRST_NIGHT.plus(Duration.ofDays(demo.path("shadowDays").asLong()));
        clock.setTo(end().plusSeconds(30));
    }

    private Instant end() {
        return traded.plus(Duration.ofDays(DAYS));
    }

    @Test
    void theLicenceIsEarnedInTheShadowAndThenTraded() {
        assertThat(demo.path("promotions").asInt()).isEqualTo(1);
        // Sixty forward days at least: the first is the day after the account was opened.
        assertThat(demo.path("shadowDays").asInt()).isGreaterThanOrEqualTo(61);
        assertThat(demo.path("evidence").asDouble()).isGreaterThan(20);
        assertThat(demo.path("trades").asLong()).isPositive();
        assertThat(demo.path("days").asInt()).isEqualTo(DAYS);
        assertThat(demo.path("trainings").asInt())
                .isEqualTo(demo.path("shadowDays").asInt() + DAYS);
        assertThat(demo.path("netReturn").isNumber()).isTrue();
        assertThat(Path.of(demo.path("report").asText()))
                .content()
                .contains("<!doctype html>")
                .contains("licensed since");
    }

    @Test
    void nothingWasTradedBeforeTheLicence() throws Exception {
        assertThat(trades(home.resolve("store")))
                .allSatisfy(row -> assertThat(row.entry().time()).isGreaterThanOrEqualTo(traded.toEpochMilli()));
    }

    @Test
    void theEvidenceCanBeVerified() throws Exception {
        JsonNode evidence = json("evidence", "--verify");

        JsonNode account = evidence.at("/accounts/0");
        assertThat(evidence.path("verified").asBoolean()).isTrue();
        // The opening, each day up to the last settled one, and the decision on instruments of each of their months.
        JsonNode days = account.path("curve");
        Set<String> months = new HashSet<>();
        days.forEach(day -> months.add(day.path(0).asText().substring(0, 7)));
        assertThat(evidence.path("entries").asInt()).isEqualTo(1 + days.size() + months.size());
        assertThat(account.path("licensedSince").asText())
                .isEqualTo(traded.minus(Duration.ofDays(1)).toString().substring(0, 10));
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
        List<TradeRow> rows = new ArrayList<>();
        try (DirectoryStream<Path> months = Files.newDirectoryStream(store.resolve("trades/binance/BTC-USDT"))) {
            for (Path month : months) {
                rows.addAll(LedgerCsv.TRADES.read(month.toString(), Files.readAllBytes(month)));
            }
        }
        rows.removeIf(row -> !row.isOfTheModel());
        return rows;
    }

    @Test
    void aPortfolioTradedItsSignalsBesideTheModel() throws Exception {
        JsonNode portfolio = demo.path("portfolio");
        assertThat(portfolio.path("executed").asInt()).isPositive();
        assertThat(portfolio.path("trades").asInt()).isPositive();
        assertThat(Path.of(demo.path("report").asText()))
                .content()
                .contains("<section id=\"portfolios\">")
                .contains("<h3>crossings</h3>");
        JsonNode status = json("status").path("portfolios").path(0);
        assertThat(status.path("value").decimalValue())
                .isEqualByComparingTo(portfolio.path("valueAtCost").decimalValue());
        assertThat(status.path("strategies")).hasSize(2);
    }

    @Test
    void aBacktestInBracketsGivesTheSameTradesAgainAndExportsThem() throws Exception {
        Path file = folder.resolve("trades.csv");
        String[] backtest = {
            "backtest",
            "--style",
            "brackets",
            "--symbol",
            "BTC/USDT",
            "--from",
            "2026-06-02",
            "--to",
            "2026-06-03",
            "--costs",
            "3",
            "--slippage-bp",
            "1",
            "--trials",
            "2",
            "--export",
            file.toString()
        };

        JsonNode result = json(backtest);

        assertThat(Files.readAllLines(file)).hasSize(1 + result.path("trades").asInt());
        assertThat(result.path("report").asText()).endsWith("report.html");
        assertThat(json(backtest).path("tradesSha256")).isEqualTo(result.path("tradesSha256"));
    }

    /** Promise 14 on the demo's own market: the handler on paper made the trades of the backtest. */
    @Test
    void aBacktestOfThePortfoliosSignalsRepeatsItsTrades() throws Exception {
        JsonNode result = json(
                "backtest",
                "--portfolio",
                "crossings",
                "--signals",
                home.resolve("signals.csv").toString());

        JsonNode portfolio = demo.path("portfolio");
        int trades = 0;
        BigDecimal profit = BigDecimal.ZERO;
        for (JsonNode strategy : result.path("rows")) {
            trades += strategy.path("trades").asInt();
            profit = profit.add(strategy.path("netProfit").decimalValue());
        }
        assertThat(trades).isEqualTo(portfolio.path("trades").asInt());
        assertThat(profit).isCloseTo(portfolio.path("netProfit").decimalValue(), within(new BigDecimal("0.01")));
    }

    @Test
    void theBacktestRejectsAPeriodWithoutBars() {
        assertThat(run(1, "backtest", "--symbol", "BTC/USDT", "--from", "2020-01-01", "--to", "2020-01-05")
                        .errorOutput())
                .contains("no bars of BTC/USDT are stored")
                .contains("hint: get some");
    }

    @Test
    void explainsADecisionThatBecameATrade() throws Exception {
        Instant bar = Instant.ofEpochMilli(trades(home.resolve("store")).get(0).decisionBar());

        String text = run(0, "explain", "BTC/USDT", bar.toString()).output();

        assertThat(text).startsWith("BTC/USDT entered.").contains("ENTER").doesNotContain("return_1 =");
        assertThat(run(0, "explain", "BTC/USDT", bar.toString(), "--features").output())
                .contains("return_1 = ");
    }

    @Test
    void explainsInASentenceWhyItDidNotTrade() throws Exception {
        Instant bar = Instant.ofEpochMilli(trades(home.resolve("store")).get(0).decisionBar())
                .plusSeconds(120);

        assertThat(run(0, "explain", "BTC/USDT", bar.toString()).output())
                .startsWith("BTC/USDT did not enter, because a position was open.");
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

    /** No line is wider than the terminal but for a word that must stay whole, such as a path, and none is cut. */
    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    void everyPrintedResultFitsTheTerminal(int columns) throws Exception {
        List<List<String>> commands = List.of(
                List.of("status"),
                List.of("trades"),
                List.of("trades", "--portfolio", "crossings"),
                List.of("decisions"),
                List.of("decisions", "--limit", "500"),
                List.of("models", "--symbol", "BTC/USDT"),
                List.of("evidence"),
                List.of("portfolio", "status"),
                List.of("portfolio", "show", "crossings"),
                List.of("signal", "list", "--portfolio", "crossings"),
                List.of("settings"),
                List.of("cost"),
                List.of("compare", home.toString(), home.toString()));
        for (List<String> command : commands) {
            fits(terminal(columns, command), columns, command.toString());
        }
        DemoResult result = ResponseJson.mapper().treeToValue(demo, DemoResult.class);
        TestCommandLine end = terminal(columns, List.of("status"));
        end.process.printResult(DemoText.of(result));
        fits(end, columns, "the end of the demo");
        assertThat(end.output()).contains("./scalpel trades --home ", "./scalpel evidence --home ", "./scalpel init");
        assertThat(DemoText.of(result)).contains(" --from 2026-06-01 ");
    }

    private TestCommandLine terminal(int columns, List<String> command) {
        TestCommandLine terminal = new TestCommandLine(
                folder,
                clock,
                true,
                Map.of("SCALPEL_COLUMNS", String.valueOf(columns), "SCALPEL_OUT_TERMINAL", "1", "TERM", "xterm"));
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("--home", home.toString()));
        assertThat(terminal.run(all.toArray(String[]::new)))
                .as(command + terminal.errorOutput())
                .isZero();
        return terminal;
    }

    private static void fits(TestCommandLine terminal, int columns, String command) {
        String plain = (terminal.output() + terminal.errorOutput()).replaceAll("\u001B\\[[\\d;]*m", "");
        assertThat(plain.split("[\\n\\r]"))
                .as(command)
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()) <= columns
                                || !line.strip().contains(" "))
                        .as(line)
                        .isTrue());
    }

    private Instant lastExit() throws Exception {
        return trades(home.resolve("store")).stream()
                .map(row -> Instant.ofEpochMilli(row.exit().time()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Over a home that the real functions have written. */
    @Test
    void theDeskShowsWhatTheDemoHasDone() throws Exception {
        SettableClock afterATrade = new SettableClock(lastExit().plusSeconds(90));
        FunctionContext here = FunctionContext.of(home, Map.of(), afterATrade, "test");
        DeskData data = DeskData.in(here.settings(), here.store(), afterATrade);
        try (Backtests backtests = Backtests.of(here, home);
                Desk desk = Desk.open(0, DeskSetup.beside(data, List.of(), backtests, "test", new LogRing()))) {
            JsonNode overview = ask(desk, "overview");
            assertThat(overview.at("/watch/0/key").asText()).isEqualTo("BTC/USDT");
            assertThat(overview.at("/watch/0/price").asDouble()).isPositive();
            assertThat(overview.at("/watch/0/licence").asText()).isEqualTo("licensed");
            assertThat(overview.at("/watch/0/decision/words").asText()).endsWith(".");
            assertThat(overview.at("/evidence/0/curve")).isNotEmpty();
            assertThat(overview.toString()).doesNotContain("-9223372036854775808");
            JsonNode trades = ask(desk, "trades?symbol=BTC/USDT").path("trades");
            assertThat(trades).isNotEmpty();
            JsonNode chart = ask(desk, "bars?symbol=BTC/USDT&frame=5m&count=2000");
            assertThat(chart.path("bars").size()).isGreaterThan(1_000);
            assertThat(chart.path("scores")).isNotEmpty();
            assertThat(chart.path("exits")).isNotEmpty();
            assertThat(ask(desk, "models?symbol=BTC/USDT").path("models")).isNotEmpty();
            assertThat(ask(desk, "equity").path("points").size()).isGreaterThan(2);
            assertThat(ask(desk, "quality").at("/symbols/0/bars").asInt()).isGreaterThan(1_000);
            String bar = trades.path(0).path("decisionBar").asText();
            assertThat(ask(desk, "explain?symbol=BTC/USDT&bar=" + bar).path("text"))
                    .isNotEmpty();
        }
    }

    private static JsonNode ask(Desk desk, String question) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(desk.uri().resolve("/api/" + question))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void doesNotTrainTwiceOnTheSameBars() throws Exception {
        clock.setTo(end().minus(Duration.ofHours(10)));
        try {
            assertThat(run(0, "train").output()).contains("trained already");
        } finally {
            clock.setTo(end().plusSeconds(30));
        }
    }

    @Test
    void writesAReportOnAnyPeriod() {
        String output = run(0, "report", "--from", traded.toString(), "--to", end().toString())
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
