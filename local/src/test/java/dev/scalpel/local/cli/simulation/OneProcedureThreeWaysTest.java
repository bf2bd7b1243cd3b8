package dev.scalpel.local.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.features.FeatureFamily;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.instruments.InstrumentRules;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.learning.examples.BarHashes;
import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.learning.score.ShadowTrades;
import dev.scalpel.learning.tactics.PolicyProcedure;
import dev.scalpel.learning.tactics.PolicyWalk;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.score.DayTactics;
import dev.scalpel.research.samples.SampleScoreModel;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.simulation.TradeFingerprint;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.training.daily.TrainingProgress;
import dev.scalpel.training.score.StoredDayStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The study and the product trade the same thing: one hash of the same days' trades by {@code study frontier}, by
 * {@code backtest}, and by the deployed function on paper, minute by minute, with a model that is stored every night.
 */
class OneProcedureThreeWaysTest {

    private static final InstrumentId BTC = new InstrumentId("binance", Symbol.parse("BTC/USDT"));
    private static final LocalDate FIRST_BAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate FROM = LocalDate.of(2026, 5, 14);
    private static final LocalDate TO = LocalDate.of(2026, 5, 17);
    /** Late enough for eight weeks of policies, the first of which has learned from a month. */
    private static final LocalDate REGIMES_FROM = LocalDate.of(2026, 7, 21);

    private static final LocalDate REGIMES_TO = LocalDate.of(2026, 7, 23);
    private static final ScoreProcedure PROCEDURE = ScoreProcedure.DEFAULT;
    private static final Set<PositionSide> BOTH = EnumSet.allOf(PositionSide.class);
    private static final int LOOK_BACK_DAYS = 8;

    private static final String SETTINGS = """
            symbols: {BTC/USDT: 0.98}
            costs: {feeBp: 0, slippageBp: 0}
            limits: {dailyLossShare: 1, drawdownShare: 1, cooldownMinutes: 0, maxConsecutiveLosses: 1000, maxPriceMoveBp: 1000}
            """;

    @TempDir
    private static Path home;

    private static BarSeries bars;

    @BeforeAll
    static void store() {
        int days = Math.toIntExact(REGIMES_TO.toEpochDay() - FIRST_BAR.toEpochDay());
        bars = SyntheticMarket.generate(
                        MarketSpec.of(List.of(BTC.symbol()), start(FIRST_BAR).toEpochMilli(), days, 5)
                                .withEdge(new Edge(EdgeKind.REVERSION, 0.3)))
                .get(BTC.symbol());
        new StoredBars(new DirectoryStore(home.resolve("store"), Durability.NONE)).append(BTC, bars);
    }

    @Test
    void studyBacktestAndFunctionMakeTheSameTrades() throws IOException {
        JsonNode backtest = run(
                FROM,
                TO,
                "backtest",
                "--home",
                home.toString(),
                "--symbol",
                "BTC/USDT",
                "--costs",
                "0",
                "--sides",
                "both");
        Path file = Files.writeString(home.resolve("my.properties"), "styles = score 15\nquantiles = 0.97\n");
        String data = home.resolve("store").toString();
        JsonNode study = run(FROM, TO, "study", "frontier", "--data", data, "--study", file.toString())
                .at("/rows/0");

        List<TradeRow> rows = minuteByMinute(FROM, TO, false);

        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(rows).extracting(TradeRow::side).contains(PositionSide.LONG, PositionSide.SHORT);
        String function =
                TradeFingerprint.of(rows.stream().map(TradeRows::toTrade).toList());
        assertThat(List.of(
                        study.path("tradesSha256").asText(),
                        backtest.path("tradesSha256").asText()))
                .containsOnly(function);
    }

    /** The study settles each day by the portfolio's rule, as the licence does. */
    @Test
    void studyBacktestAndFunctionMakeTheSameTradesWhereTacticsDependOnTheRegime() throws IOException {
        JsonNode backtest = run(
                REGIMES_FROM,
                REGIMES_TO,
                "backtest",
                "--home",
                home.toString(),
                "--symbol",
                "BTC/USDT",
                "--costs",
                "0",
                "--sides",
                "both");
        JsonNode study = run(
                REGIMES_FROM,
                REGIMES_TO,
                "study",
                "tactics",
                "--data",
                home.resolve("store").toString(),
                "--cost-bp",
                "0");
        JsonNode standard = study.at("/rows/0");
        JsonNode byRegime = study.at("/rows/2");

        List<TradeRow> rows = minuteByMinute(REGIMES_FROM, REGIMES_TO, true);

        assertThat(byRegime.path("kind").asText()).isEqualTo("TACTICS");
        assertThat(byRegime.path("usedShare").asDouble()).isEqualTo(1);
        assertThat(rows).hasSizeGreaterThan(10);
        String function =
                TradeFingerprint.of(rows.stream().map(TradeRows::toTrade).toList());
        assertThat(List.of(
                        byRegime.path("tradesSha256").asText(),
                        backtest.path("tradesSha256").asText()))
                .containsOnly(function);
        assertThat(standard.path("tradesSha256").asText())
                .as("the policy changes trades")
                .isNotEqualTo(function);
    }

    private static JsonNode run(LocalDate from, LocalDate to, String... words) throws IOException {
        TestCommandLine process = new TestCommandLine(
                home,
                Clock.fixed(start(to), ZoneOffset.UTC),
                false,
                Map.of("SCALPEL_TRAINING_REGIMES", String.valueOf(to.equals(REGIMES_TO))));
        String[] line = Stream.concat(
                        Stream.of(words), Stream.of("--from", from.toString(), "--to", to.toString(), "--json"))
                .toArray(String[]::new);
        assertThat(process.run(line)).as(process.errorOutput()).isZero();
        return new ObjectMapper().readTree(process.output());
    }

    private static List<TradeRow> minuteByMinute(LocalDate from, LocalDate to, boolean regimes) {
        MemoryStore store = new MemoryStore();
        new StoredBars(store).append(BTC, bars);
        // Only a venue's rules can offer short positions.
        Instrument margin = new Instrument(
                BTC,
                InstrumentKind.SPOT,
                "USDT",
                VenueFilters.UNKNOWN,
                TradingSession.ALWAYS_OPEN,
                true,
                Optional.empty());
        new InstrumentStore(store, BTC.venue())
                .merge(
                        start(FIRST_BAR),
                        Set.of(BTC.symbol()),
                        Map.of(BTC.symbol(), new InstrumentRules(margin, "OPEN", List.of())));
        Settings settings = SettingsReader.fromText("the test's settings", SETTINGS, Map.of())
                .settings();
        SettableClock clock = new SettableClock(start(from));
        List<String> failures = new ArrayList<>();
        LocalFunctions functions = LocalFunctions.of(
                FunctionContext.of(settings, store, home.resolve("function"), clock, "test"),
                (function, action, failure) -> failures.add(action + ": " + failure.getMessage()),
                TrainingProgress.SILENT);
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            storeNightly(store, day, regimes);
            // The last bar of a day is still decided on with its own model.
            for (int minute = 1; minute <= Minutes.PER_DAY; minute++) {
                clock.setTo(start(day).plus(Duration.ofMinutes(minute)).plusSeconds(2));
                functions.call(LocalFunctions.EXECUTION, "{}", Duration.ofMinutes(1));
            }
        }
        assertThat(failures).isEmpty();
        return new StoredLedger(store).trades(BTC, YearMonth.from(from));
    }

    /** The model of a day, made from the bars before it, becomes the champion. */
    private static void storeNightly(MemoryStore store, LocalDate day, boolean regimes) {
        BarSeries before = bars.slice(0, bars.firstRowFrom(start(day).toEpochMilli()));
        FeatureSet features =
                FeatureSet.of(FeatureFamily.EXTENDED, FeatureVariant.availableIn(before, Optional.empty()));
        StoredDayStatistics statistics = new StoredDayStatistics(
                store,
                BTC,
                Optional.empty(),
                features.version(),
                PROCEDURE,
                LOOK_BACK_DAYS,
                day.toEpochDay(),
                BarHashes.of(BTC, before));
        ScoreWalk walk = ScoreWalk.over(before, Optional.empty(), features, PROCEDURE, statistics, Long.MIN_VALUE);
        IssuedScores issued = walk.scores(PROCEDURE.scoreHorizons());
        Optional<PolicyWalk> policies = regimes
                ? Optional.of(PolicyWalk.over(issued, ScoreTactics.DEFAULT, Costs.FREE, BOTH, PolicyProcedure.DEFAULT))
                : Optional.empty();
        SampleScoreModel.put(
                store,
                BTC,
                features,
                walk.model(day.toEpochDay()).orElseThrow().only(PROCEDURE.scoreHorizons()),
                Optional.empty(),
                new DayTactics(ScoreTactics.DEFAULT, policies.flatMap(PolicyWalk::next)),
                ShadowTrades.of(issued, ScoreTactics.DEFAULT, BOTH).frozen(day.toEpochDay()),
                start(day).plusSeconds(30));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
