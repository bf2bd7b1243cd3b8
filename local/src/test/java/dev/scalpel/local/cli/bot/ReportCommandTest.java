package dev.scalpel.local.cli.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports and backtests on a store with two symbols' bars, of which one is traded, and no champion. */
class ReportCommandTest {

    private static final Instant FIRST = Instant.parse("2026-06-01T00:00:00Z");
    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);
    private static final Symbol IMPORTED = Symbol.parse("SOL/USDT");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-03T00:00:30Z"), ZoneOffset.UTC);
    private static final String MODEL = "20260601T000000Z-0123456789ab";

    @TempDir
    Path folder;

    private Path home;
    private DirectoryStore store;

    @BeforeEach
    void storeBars() throws IOException {
        home = Files.createDirectories(folder.resolve("scalpel-home"));
        Files.writeString(home.resolve("scalpel.yaml"), "symbols: {BTC/USDT: 0.98}\n");
        store = new DirectoryStore(home.resolve("store"), Durability.NONE);
        StoredBars archive = new StoredBars(store);
        SyntheticMarket.generate(MarketSpec.of(List.of(BTC, IMPORTED), FIRST.toEpochMilli(), 2, 3))
                .forEach((symbol, series) -> archive.append(new InstrumentId("binance", symbol), series));
    }

    private TestCommandLine run(int code, String line) {
        TestCommandLine process = new TestCommandLine(folder, CLOCK, false);
        assertThat(process.run(line.split(" "))).as(process.errorOutput()).isEqualTo(code);
        return process;
    }

    private JsonNode json(String line) throws IOException {
        return new ObjectMapper().readTree(run(0, line + " --json").output());
    }

    private static List<String> under(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static final String BACKTEST =
            "backtest --style brackets --from 2026-06-02 --to 2026-06-03 --retrain never --symbol ";

    @Test
    void aBacktestWithoutAModelReportsAFlatChampion() throws Exception {
        JsonNode result = json(BACKTEST + "BTC/USDT");

        assertThat(result.path("verdict").asText()).isEqualTo("No trades: the champion was flat.");
        assertThat(Files.readString(Path.of(result.path("report").asText())))
                .contains("That was the reason in 100")
                .doesNotContain("execution has not run");
    }

    @Test
    void backtestsOfTheSameDaysKeepSeparateDirectories() throws Exception {
        String cheap = json(BACKTEST + "BTC/USDT --costs 0").path("report").asText();
        byte[] before = Files.readAllBytes(Path.of(cheap));

        String expensive = json(BACKTEST + "BTC/USDT --costs 5 --slippage-bp 5")
                .path("report")
                .asText();

        assertThat(expensive).isNotEqualTo(cheap);
        assertThat(Path.of(cheap)).hasBinaryContent(before);
        assertThat(Path.of(expensive)).exists();
    }

    @Test
    void aBacktestsReportSaysThatItIsOneAndHowOftenItWasRun() throws Exception {
        String options = "--style brackets --retrain never --symbol BTC/USDT --from=2026-06-02";
        json("backtest " + options);
        JsonNode second = json("backtest " + options + " --costs 5");

        assertThat(Path.of(second.path("report").asText()))
                .content()
                .contains("Backtest, 2 Jun 2026, on bars of binance")
                .contains("1 earlier backtest of the same days")
                .contains("<code>./scalpel backtest --style brackets --retrain never --symbol BTC/USDT --costs 5"
                        + " --from 2026-06-02 --to 2026-06-03</code>");
        assertThat(json("report --from 2026-06-01").at("/run/kind").asText()).isEqualTo("paper");
    }

    @Test
    void aReportIsComparedWithAnotherRunInside() throws Exception {
        Path backtest =
                Path.of(json(BACKTEST + "BTC/USDT").path("report").asText()).getParent();
        String named = folder.relativize(backtest).toString();
        JsonNode report = json("report --from 2026-06-01 --to 2026-06-03 --compare " + named);
        JsonNode ofHome = json("report --from 2026-06-01 --to 2026-06-02 --compare scalpel-home");

        assertThat(report.at("/comparedWith/name").asText()).isEqualTo(named);
        assertThat(Path.of(report.path("report").asText()))
                .content()
                .contains("The other run is " + named + ", backtest, 2 Jun 2026 00:00 to 3 Jun 2026 00:00.")
                .contains("<canvas id=\"chart-comparison\"")
                .contains("<code>./scalpel report --compare " + named
                        + " --from 2026-06-01T00:00:00Z --to 2026-06-03T00:00:00Z</code>");
        assertThat(ofHome.at("/comparedWith/to").asText()).isEqualTo("2026-06-03T00:00:00Z");
    }

    @Test
    void whatCannotBeComparedIsRefusedBeforeTheReportIsMade() throws Exception {
        Files.writeString(folder.resolve("mine.json"), "{}");
        List<String> before = under(folder);

        assertThat(run(1, "report --from 2026-06-01 --compare nowhere").errorOutput())
                .contains("nowhere has no figures: expected a file metrics.json");
        assertThat(run(1, "report --from 2026-06-01 --compare mine.json").errorOutput())
                .contains(
                        "mine.json has no figures of a report: expected those that ./scalpel report or backtest write");
        assertThat(under(folder)).isEqualTo(before);
    }

    @Test
    void aBacktestAcceptsAnImportedSymbolThatIsNotTraded() throws Exception {
        TestCommandLine process = run(0, BACKTEST + "SOL/USDT");

        assertThat(process.output()).contains("No trades: the champion was flat.");
        assertThat(process.errorOutput()).contains("note: SOL/USDT is not in the settings; it is tested alone");
    }

    @Test
    void theMetricsFileIsBesideEveryPageThatLinksIt() throws Exception {
        Path backtest = Path.of(json(BACKTEST + "BTC/USDT").path("report").asText());
        Path report = Path.of(json("report --from 2026-06-01").path("report").asText());
        Path named = Path.of(json("report --from 2026-06-01 --out mine/week.html")
                .path("report")
                .asText());

        for (Path page : List.of(backtest, report)) {
            assertThat(page).content().contains("The same metrics are in metrics.json beside this page");
            assertThat(new ObjectMapper()
                            .readTree(page.resolveSibling("metrics.json").toFile())
                            .path("verdict")
                            .asText())
                    .startsWith("No trades");
        }
        assertThat(named).isEqualTo(folder.resolve("mine/week.html"));
        assertThat(named).content().contains("The same metrics are in week.json beside this page");
        assertThat(named.resolveSibling("week.json")).exists();
    }

    @Test
    void aReportPrintsOneDocumentOfFiguresWithoutMarkup() throws Exception {
        JsonNode document = json("report --from 2026-06-01");

        assertThat(document.has("html")).isFalse();
        assertThat(document.path("from").asText()).isEqualTo("2026-06-01T00:00:00Z");
    }

    @Test
    void aReportOnAPeriodWithoutDataFailsAndWritesNothing() throws Exception {
        Files.writeString(home.resolve("report.html"), "the demo's");
        List<String> before = under(folder);

        TestCommandLine process = run(1, "report --from 2020-01-01 --to 2020-01-08");

        assertThat(process.errorOutput())
                .contains("no bars and no trades of BTC/USDT are stored from 2020-01-01T00:00:00Z to")
                .contains("hint: ");
        assertThat(under(folder)).isEqualTo(before);
    }

    @Test
    void aReportDoesNotOverwriteTheReportOfAnotherPeriod() throws Exception {
        Files.writeString(home.resolve("report.html"), "the demo's");

        String first =
                json("report --from 2026-06-01 --to 2026-06-02").path("report").asText();
        String second =
                json("report --from 2026-06-02 --to 2026-06-03").path("report").asText();

        assertThat(second).isNotEqualTo(first);
        assertThat(Path.of(first)).exists();
        assertThat(home.resolve("report.html")).hasContent("the demo's");
    }

    /** The state has the model of the last decision; only the registry knows the current champion. */
    @Test
    void theStatusShowsTheCurrentChampionAfterARollback() throws Exception {
        new ChampionRegistry(store)
                .promote(
                        BTC_ID,
                        new Champion.Step(FIRST, Optional.of(MODEL), "promoted", Map.of()),
                        Optional.empty(),
                        Duration.ofDays(30));
        assertThat(run(0, "status").output()).contains(MODEL);

        run(0, "rollback --symbol BTC/USDT --to flat");

        assertThat(run(0, "status").output()).contains("flat").doesNotContain(MODEL);
        assertThat(json("status").at("/symbols/0/champion").asText()).isEqualTo("flat");
    }
}
