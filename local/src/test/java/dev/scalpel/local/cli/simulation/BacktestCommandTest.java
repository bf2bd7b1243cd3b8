package dev.scalpel.local.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.features.FeatureFamily;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.funding.FundingRate;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.learning.score.ShadowTrades;
import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.ledger.repository.StoredShadowTrades;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticFunding;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.simulation.TradeFingerprint;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.Trade;
import dev.scalpel.training.score.DeclaredProcedure;
import dev.scalpel.universe.Coin;
import dev.scalpel.universe.Universe;
import dev.scalpel.universe.UniverseRules;
import dev.scalpel.universe.UniverseStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backtest in the score style, over a synthetic market with an edge: one run as a document, one as text. */
class BacktestCommandTest {

    private static final InstrumentId BTC = new InstrumentId("binance", Symbol.parse("BTC/USDT"));
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DAYS = 140;
    private static final int COLUMNS = 80;

    @TempDir
    private static Path home;

    private static BarSeries bars;
    private static JsonNode result;
    private static String text;
    private static List<TradeRow> exported;

    @BeforeAll
    static void run() throws IOException {
        bars = SyntheticMarket.generate(MarketSpec.of(List.of(BTC.symbol()), START.toEpochMilli(), DAYS, 5)
                        .withEdge(new Edge(EdgeKind.REVERSION, 0.3)))
                .get(BTC.symbol());
        new StoredBars(new DirectoryStore(home.resolve("store"), Durability.NONE)).append(BTC, bars);
        Path file = home.resolve("trades.csv");
        result = new ObjectMapper()
                .readTree(output("--costs", "0,0.5,10", "--sides", "both", "--export", file.toString(), "--json"));
        exported = LedgerCsv.TRADES.read("trades.csv", Files.readAllBytes(file));
        // A perpetual from now on.
        new StoredFunding(new DirectoryStore(home.resolve("store"), Durability.NONE))
                .append(BTC, SyntheticFunding.of(bars));
        text = output("--costs", "0,0.5,10", "--sides", "both");
    }

    /** What the trades that cost nothing received, as shares of what was held: computed from bars and rates alone. */
    private static double receivedShares() {
        double received = 0;
        for (Trade trade : TradeRows.toTrades(exported)) {
            for (FundingRate rate : SyntheticFunding.of(bars)) {
                if (rate.time() > trade.position().entryTime() && rate.time() <= trade.exitTime()) {
                    received -= trade.position().side().sign()
                            * rate.rate().doubleValue()
                            * bars.open(bars.rowOf(rate.time()))
                            / trade.position().entryPrice();
                }
            }
        }
        return received;
    }

    private static String output(String... more) {
        return output(Map.of("SCALPEL_COLUMNS", "80", "SCALPEL_OUT_TERMINAL", "1", "NO_COLOR", "1"), more);
    }

    private static String output(Map<String, String> environment, String... more) {
        TestCommandLine process = new TestCommandLine(
                home, Clock.fixed(Instant.parse("2026-06-02T00:00:00Z"), ZoneOffset.UTC), true, environment);
        String[] line = Stream.concat(
                        Stream.of("backtest", "--home", home.toString(), "--symbol", "BTC/USDT"), Stream.of(more))
                .toArray(String[]::new);
        assertThat(process.run(line)).as(process.errorOutput()).isZero();
        return process.output();
    }

    @Test
    void coversAllStoredDaysThatHaveEnoughHistory() {
        assertThat(result.path("from").asText()).startsWith("2026-05-07T00:00");
        assertThat(result.path("to").asText()).startsWith("2026-05-21T00:00");
    }

    /** The procedure's own trades, and no other: no limit, no size and no rounding chooses among them. */
    @Test
    void tradesThatCostNothingAreTheShadowTradesOfTheProcedure() {
        List<Trade> shadow = shadowTrades();

        assertThat(shadow).hasSizeGreaterThan(20);
        assertThat(result.path("tradesSha256").asText()).isEqualTo(TradeFingerprint.of(shadow));
        assertThat(result.path("trades").asInt()).isEqualTo(shadow.size());
    }

    /** The study reads the bars of the home's store, and trades the same days. */
    @Test
    void theFrontierStudyMakesTheSameTrades() throws IOException {
        Path file = Files.writeString(home.resolve("my.properties"), "styles = score 15\nquantiles = 0.97\n");
        TestCommandLine process = new TestCommandLine(home, Clock.systemUTC(), false);
        int code = process.run(
                "study",
                "frontier",
                "--data",
                home.resolve("store").toString(),
                "--study",
                file.toString(),
                "--from",
                "2026-05-07",
                "--to",
                "2026-05-21",
                "--json");
        assertThat(code).as(process.errorOutput()).isZero();

        JsonNode row = new ObjectMapper().readTree(process.output()).at("/rows/0");
        assertThat(row.path("symbol").asText()).isEqualTo("BTC/USDT");
        assertThat(row.path("trades")).isEqualTo(result.path("trades"));
        assertThat(row.path("tradesSha256")).isEqualTo(result.path("tradesSha256"));
        assertThat(row.path("breakEvenBp")).isEqualTo(result.path("breakEvenBp"));
        assertThat(row.path("standardError")).isEqualTo(result.path("breakEvenStandardError"));
    }

    private static List<Trade> shadowTrades() {
        ScoreWalk walk = ScoreWalk.over(
                bars,
                Optional.empty(),
                FeatureSet.of(FeatureFamily.EXTENDED, FeatureVariant.availableIn(bars, Optional.empty())),
                ScoreProcedure.DEFAULT);
        return ShadowTrades.of(
                        walk.scores(ScoreProcedure.DEFAULT.scoreHorizons()),
                        ScoreTactics.DEFAULT,
                        EnumSet.allOf(PositionSide.class))
                .trades();
    }

    @Test
    void theBreakEvenIsThatOfTheTradesThatCostNothing() {
        BreakEven breakEven = BreakEven.byDay(
                TradeRows.toTrades(exported).stream().map(GrossReturn::ofFree).toList());

        assertThat(exported).hasSize(result.path("shadowTrades").asInt());
        assertThat(result.path("breakEvenBp").asDouble())
                .isEqualTo(breakEven.bp().get());
        assertThat(result.path("breakEvenStandardError").asDouble())
                .isEqualTo(breakEven.standardErrorBp().get());
    }

    /** It is small today, and was large until half of the trades: those are made, and no later one. */
    @Test
    void whereTheUniverseDecidesTheListsOfThoseDaysDo() throws IOException {
        List<Long> all = entries(exported);
        LocalDate left = LocalDate.ofInstant(Instant.ofEpochMilli(all.get(all.size() / 2)), ZoneOffset.UTC);
        UniverseStore lists = new UniverseStore(new DirectoryStore(home.resolve("store"), Durability.NONE));
        LocalDate.of(2026, 5, 8)
                .datesUntil(LocalDate.of(2026, 5, 20))
                .forEach(day -> lists.record(new Universe(
                        day,
                        day.atTime(0, 1).toInstant(ZoneOffset.UTC),
                        "file",
                        Optional.empty(),
                        new UniverseRules("binance", "USDT", 1, 0),
                        List.of(new Universe.Member(
                                Symbol.parse(day.isBefore(left) ? "BTC/USDT" : "ETH/USDT"),
                                1,
                                new Coin(day.isBefore(left) ? "BTC" : "ETH", "a coin", 5, 1e9, 1e7))),
                        List.of(),
                        List.of())));
        Path file = home.resolve("universe.csv");

        JsonNode then = new ObjectMapper()
                .readTree(output(
                        Map.of("SCALPEL_SYMBOLS", "top 1"),
                        "--costs",
                        "0",
                        "--sides",
                        "both",
                        "--export",
                        file.toString(),
                        "--json"));

        long leaves = left.atTime(0, 1).toInstant(ZoneOffset.UTC).toEpochMilli();
        assertThat(entries(LedgerCsv.TRADES.read("universe.csv", Files.readAllBytes(file))))
                .isEqualTo(all.stream().filter(entry -> entry < leaves).toList())
                .isNotEmpty();
        assertThat(all).anyMatch(entry -> entry >= leaves);
        assertThat(then.at("/universe/days").asInt()).isEqualTo(14);
        assertThat(then.at("/universe/memberDays").asLong())
                .isEqualTo(left.toEpochDay() - LocalDate.of(2026, 5, 7).toEpochDay());
        assertThat(then.at("/universe/absentDays").toString()).isEqualTo("[\"2026-05-07\",\"2026-05-20\"]");
        assertThat(result.has("universe"))
                .as("where the settings name their symbols")
                .isFalse();
    }

    private static List<Long> entries(List<TradeRow> trades) {
        return trades.stream().map(trade -> trade.entry().time()).sorted().toList();
    }

    @Test
    void nothingOfHistoryIsLicensed() {
        assertThat(result.path("licensedFrom").isNull()).isTrue();
        assertThat(result.path("shadowTrades")).isEqualTo(result.path("trades"));
    }

    @Test
    void aHigherCostIsPaidByFewerTradesAndJudgedOnItsOwn() {
        JsonNode rows = result.path("rows");
        assertThat(rows).hasSize(3);
        assertThat(rows.findValues("costBp")).extracting(JsonNode::asDouble).containsExactly(0.0, 0.5, 10.0);
        assertThat(rows.get(1).path("trades").asInt())
                .isLessThanOrEqualTo(rows.get(0).path("trades").asInt());
        assertThat(rows.get(2).path("trades").asInt())
                .isLessThan(rows.get(1).path("trades").asInt());
        assertThat(rows.get(0).path("feesPaid").asDouble()).isZero();
        assertThat(rows.get(0).path("tradesSha256")).isEqualTo(result.path("tradesSha256"));
    }

    @Test
    void theTextMarksTheTradesAndComparesWithTheAccountsCosts() {
        assertThat(text)
                .contains("BTC/USDT, 2026-05-07 to 2026-05-21: shadow, not traded.")
                .containsPattern("The procedure breaks even at -?[0-9.]+ ± [0-9.]+ bp per side; your round\\s+trip")
                .contains("bp per side  trades");
        assertThat(text.lines().filter(line -> !line.contains("file:")))
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                        .as(line)
                        .isLessThanOrEqualTo(COLUMNS));
    }

    /** What is refused for its cost is made at every cost, and everything that shows it says so. */
    @Test
    void withoutTheGateEachCostHasTheSameTradesAndAllIsMarked() throws IOException {
        JsonNode ungated =
                new ObjectMapper().readTree(output("--costs", "0,10", "--sides", "both", "--gate", "off", "--json"));

        assertThat(result.path("gate").asText()).isEqualTo("on");
        assertThat(ungated.path("gate").asText()).isEqualTo("off");
        JsonNode rows = ungated.path("rows");
        assertThat(rows.get(1).path("trades").asInt())
                .isEqualTo(rows.get(0).path("trades").asInt())
                .isGreaterThan(result.at("/rows/2/trades").asInt());
        assertThat(rows.get(1).path("netReturn").asDouble())
                .isLessThan(rows.get(0).path("netReturn").asDouble());
        Path report = Path.of(ungated.path("report").asText());
        assertThat(Files.readString(report)).contains("<body><p class=\"loss\" role=\"note\"><strong>UNGATED:");
        assertThat(Files.readString(report.resolveSibling("metrics.json"))).contains("\"warning\" : \"UNGATED:");
        assertThat(Files.readString(Path.of(result.path("report").asText()))).doesNotContain("UNGATED");
    }

    @Test
    void theTextOfUngatedTradesBeginsInRedOnATerminal() {
        Map<String, String> terminal = Map.of("SCALPEL_COLUMNS", "80", "SCALPEL_OUT_TERMINAL", "1");

        assertThat(output(terminal, "--costs", "10", "--sides", "both", "--gate", "off"))
                .startsWith("\u001B[1;31mUNGATED: these are the trades");
        assertThat(text).doesNotContain("UNGATED");
    }

    /** Funding chooses no trade: the hash is that of the run without. */
    @Test
    void theSecondRunPaidTheStoredFundingRates() {
        assertThat(receivedShares()).as("some trades were held at a stamp").isNotZero();
        assertThat(text.replaceAll("\\s+", " "))
                .containsPattern("Net contains funding at the stored rates: (received|paid) [0-9]+[.][0-9]{2} USDT"
                        + " at the first of these costs[.]");
    }

    @Test
    void theSecondRunMadeTheSameTradesAndAReportOfItsOwn() {
        assertThat(text)
                .contains("trades " + result.path("tradesSha256").asText().substring(0, 16));
        assertThat(home.resolve("backtests"))
                .isDirectoryContaining(path -> path.endsWith("BTC-USDT-2026-05-07-2026-05-21"))
                .isDirectoryContaining(path -> path.endsWith("BTC-USDT-2026-05-07-2026-05-21-2"));
    }

    @Test
    void theReportShowsTheShadowTradesAndTheBotsStoreHoldsNone() throws IOException {
        Path report = Path.of(result.path("report").asText());
        DirectoryStore own = new DirectoryStore(report.resolveSibling("store"), Durability.NONE);

        assertThat(Files.readString(report)).contains("not traded").contains("No trades: the champion was flat.");
        assertThat(new StoredShadowTrades(own).trades(DeclaredProcedure.of(true).id(), BTC, YearMonth.of(2026, 5)))
                .isEqualTo(exported);
        assertThat(new StoredShadowTrades(new DirectoryStore(home.resolve("store"), Durability.NONE)).procedures(BTC))
                .isEmpty();
    }
}
