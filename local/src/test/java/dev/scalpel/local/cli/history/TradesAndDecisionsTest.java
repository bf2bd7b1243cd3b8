package dev.scalpel.local.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.StandAsideReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradesAndDecisionsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-08-10T08:05:00Z"), ZoneOffset.UTC);
    private static final EntryBasis.Distances DISTANCES =
            new EntryBasis.Distances(PositionSide.LONG, 0.01, 0.02, 60, 0);

    @TempDir
    Path folder;

    @BeforeEach
    void tradesAndDecisionsOfTheModelAndOfAPortfolio() throws IOException {
        Files.createDirectories(folder.resolve("scalpel-home"));
        Files.writeString(folder.resolve("scalpel-home/scalpel.yaml"), """
                symbols: {BTC/USDT: 0.4, ETH/USDT: 0.4}
                portfolios:
                  crypto:
                    quote: USDT
                    timeframe: 8h
                    strategies:
                      btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.1}
                """);
        DirectoryStore store = new DirectoryStore(folder.resolve("scalpel-home/store"), Durability.NONE);
        InstrumentId btc = new InstrumentId("binance", Symbol.parse("BTC/USDT"));
        EntryBasis model = EntryBasis.ByScore.of("m1", 0.5, 0.4, PositionSide.LONG, 0.001, ScoreTactics.DEFAULT);
        EntryBasis signal = new EntryBasis.BySignal("btc", "crypto:0123456789abcdef", DISTANCES);
        List<DecisionRow> decisions = new ArrayList<>();
        for (int minute = 0; minute < 5; minute++) {
            decisions.add(decision(
                    minute,
                    minute < 3
                            ? StandAsideReason.BELOW_THRESHOLD.name()
                            : minute == 3 ? DecisionRow.ENTER : StandAsideReason.IN_POSITION.name()));
        }
        new StoredLedger(store)
                .merge(
                        btc,
                        new Outbox(
                                decisions,
                                List.of(
                                        trade("a1", model, "2024-08-09T23:59:00Z", ExitReason.SCORE, "12.344"),
                                        trade("a2", signal, "2024-08-10T08:00:00Z", ExitReason.STOP, "-3.5"))));
        new StoredPortfolioLog(store)
                .addSignals(
                        "crypto",
                        List.of(new SignalLogRow(
                                "0123456789abcdef",
                                0,
                                "btc",
                                TargetState.LONG,
                                Signal.Kind.ORDER,
                                millis("2024-08-10T07:58:00Z"),
                                millis("2024-08-10T07:58:00Z"),
                                Optional.empty(),
                                Outcome.LIMIT,
                                "the daily loss limit is reached",
                                millis("2024-08-10T08:00:00Z"))));
    }

    @Test
    void tradesAreListedByAccountWithSideQuantityPricesProfitReasonAndTime() {
        assertThat(text("trades"))
                .contains("crypto, btc: 1 trade, 0 won, net -3.50 USDT")
                .contains("model: 1 trade, 1 won, net +12.34 USDT")
                .contains("all: 2 trades, 1 won, net +8.84 USDT");
        assertThat(text("trades").lines().map(line -> line.replaceAll(" +", " ")))
                .contains("08-09 23:59 BTC/USDT long 0.04 50,000 50,100 +12.34 score")
                .contains("08-10 08:00 BTC/USDT long 0.04 50,000 50,100 -3.50 stop");
    }

    @Test
    void filtersNarrowTrades() {
        assertThat(ids("--portfolio", "crypto")).containsExactly("a2");
        assertThat(ids("--portfolio", "model")).containsExactly("a1");
        assertThat(ids("--symbol", "ETH/USDT")).isEmpty();
        assertThat(ids("--symbol", "BTC/USDT", "--limit", "1")).containsExactly("a2");
        assertThat(ids("--to", "2024-08-10")).containsExactly("a1");
        assertThat(ids("--from", "2024-08-10")).containsExactly("a2");
    }

    @Test
    void sumsAreOfAllTradesHoweverFewAreListed() {
        assertThat(text("trades", "--limit", "1").lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "crypto, btc: 1 trade, 0 won, net -3.50 USDT",
                        "model: 1 trade, 1 won, net +12.34 USDT",
                        "all: 2 trades, 1 won, net +8.84 USDT",
                        "Listed are the last 1 of 2; --limit N lists more.")
                .doesNotContain("08-09 23:59 BTC/USDT long 0.04 50,000 50,100 +12.34 score");
        assertThat(text("trades")).doesNotContain("--limit");
        assertThat(json("trades", "--limit", "1").path("count").asInt()).isEqualTo(2);
    }

    /** As after a demo, whose market ends on a day of its own. */
    @Test
    void inAHomeOfLongAgoTheNewestAreListedUnlessAPeriodIsGiven() {
        StoredBars bars = new StoredBars(new DirectoryStore(folder.resolve("scalpel-home/store"), Durability.NONE));
        for (String symbol : List.of("BTC/USDT", "ETH/USDT")) {
            bars.append(
                    new InstrumentId("binance", Symbol.parse(symbol)),
                    BarSeries.of(new Bar(millis("2024-08-10T08:04:00Z"), 1, 2, 0.5, 1, 1, 1, 1)));
        }
        Clock later = Clock.offset(CLOCK, Duration.ofDays(120));

        assertThat(text(later, "trades")).contains("all: 2 trades");
        assertThat(text(later, "decisions")).contains("model, BTC/USDT", "portfolio crypto");
        assertThat(text(later, "trades", "--from", "2024-08-11")).isEqualTo("no trades were closed in this time\n");
    }

    @Test
    void whatHasLeftTheSettingsIsListedAsLongAsTheStoreHasIt() throws IOException {
        Files.writeString(folder.resolve("scalpel-home/scalpel.yaml"), "symbols: {ETH/USDT: 0.4}\n");

        assertThat(ids("--symbol", "BTC/USDT")).containsExactly("a1", "a2");
        assertThat(text("decisions", "--symbol", "BTC/USDT")).contains("model, BTC/USDT");
        assertThat(text("trades", "--symbol", "ETH/USDT")).isEqualTo("no trades were closed in this time\n");
        for (String command : List.of("trades", "decisions")) {
            assertThat(error(1, command, "--symbol", "FOO/BAR"))
                    .contains("FOO/BAR is not in the settings, and nothing of it is stored", "ETH/USDT");
        }
    }

    @Test
    void noTradesAreSaidToBeNone() {
        assertThat(text("trades", "--to", "2024-08-01")).isEqualTo("no trades were closed in this time\n");
    }

    @Test
    void barsWithOneReasonShareALineInWords() {
        assertThat(text("decisions", "--portfolio", "model")).isEqualTo("""
                        model, BTC/USDT
                          2024-08-10 08:00 to 08:02, 3 bars: the predicted return was below the threshold; predicted net +1.5 bp
                          2024-08-10 08:03: ENTERED; predicted net +1.5 bp
                          2024-08-10 08:04: a position was open; predicted net +1.5 bp
                        """);
    }

    @Test
    void signalsOfPortfoliosAreDecisionsToo() {
        assertThat(text("decisions", "--portfolio", "crypto"))
                .isEqualTo("portfolio crypto\n"
                        + "  2024-08-10 08:00: btc to LONG: limit, the daily loss limit is reached\n");
        assertThat(text("decisions")).contains("model, BTC/USDT", "portfolio crypto");
        assertThat(text("decisions", "--symbol", "ETH/USDT")).isEqualTo("nothing was decided in this time\n");
    }

    @Test
    void theDocumentHasEachDecisionWithItsReasonInWords() throws IOException {
        JsonNode document = json("decisions", "--limit", "2");

        assertThat(document.path("decisions")).hasSize(2);
        assertThat(document.at("/decisions/0/reason").asText()).isEqualTo("ENTER");
        assertThat(document.at("/decisions/1/words").asText()).isEqualTo("a position was open");
        assertThat(document.at("/decisions/1/bar").asText()).isEqualTo("2024-08-10T08:04:00Z");
        assertThat(document.at("/decisions/1/predictedNet").asDouble()).isEqualTo(0.00015);
        assertThat(document.at("/signals/0/outcome").asText()).isEqualTo("LIMIT");
    }

    @Test
    void whatExecutionRefusesIsExplainedByTheOptions() {
        assertThat(error(2, "trades", "--portfolio", "stocks"))
                .contains("error: --portfolio must be 'model' or one of the portfolios [crypto]: 'stocks'");
        assertThat(error(2, "decisions", "--portfolio", "stocks"))
                .contains("--portfolio must name one of the portfolios");
        assertThat(error(2, "trades", "--from", "2020-01-01"))
                .contains("--from must lie before the end of the answer, 2024-08-10T08:05:00Z, and")
                .doesNotContain("field");
        assertThat(error(2, "trades", "--from", "2024-08-05", "--to", "2024-08-01"))
                .contains("--from must lie before the end of the answer, 2024-08-01T00:00:00Z");
        assertThat(error(2, "trades", "--limit", "0")).contains("--limit must lie between 1 and 10000: 0");
        assertThat(error(2, "decisions", "--limit", "501")).contains("--limit must lie between 1 and 500: 501");
    }

    private List<String> ids(String... filters) {
        String[] words = new String[filters.length + 1];
        words[0] = "trades";
        System.arraycopy(filters, 0, words, 1, filters.length);
        List<String> ids = new ArrayList<>();
        json(words).path("trades").forEach(trade -> ids.add(trade.path("id").asText()));
        return ids;
    }

    private String text(String... words) {
        return text(CLOCK, words);
    }

    private String text(Clock clock, String... words) {
        TestCommandLine line = new TestCommandLine(folder, clock, false);
        assertThat(line.run(words)).as(line.errorOutput()).isZero();
        return line.output();
    }

    private String error(int code, String... words) {
        TestCommandLine line = new TestCommandLine(folder, CLOCK, false);
        assertThat(line.run(words)).isEqualTo(code);
        assertThat(line.output()).isEmpty();
        return line.errorOutput();
    }

    private JsonNode json(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = "--json";
        try {
            return new ObjectMapper().readTree(text(all));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DecisionRow decision(int minute, String reason) {
        DecisionRow.Insight insight =
                new DecisionRow.Insight("m1", "t1", "f1", Optional.empty(), 0.001, 0.5, 0.00015, Double.NaN, 0);
        return new DecisionRow(
                millis("2024-08-10T08:00:00Z") + minute * 60_000L,
                0,
                StrategyId.MODEL,
                reason,
                50_000,
                Optional.of(insight),
                Map.of());
    }

    private static TradeRow trade(String id, EntryBasis basis, String closed, ExitReason reason, String net) {
        long end = millis(closed);
        return new TradeRow(
                id,
                1,
                "paper",
                basis,
                Optional.empty(),
                end - 180_000,
                leg(end - 120_000, "50000"),
                leg(end, "50100"),
                reason,
                Map.of("USDT", BigDecimal.ONE),
                new BigDecimal(net),
                0.01,
                Double.NaN,
                Double.NaN,
                BigDecimal.ONE,
                BigDecimal.ZERO);
    }

    private static TradeRow.Leg leg(long time, String price) {
        BigDecimal quantity = new BigDecimal("0.04");
        return new TradeRow.Leg(time, new BigDecimal(price), new BigDecimal(price), quantity, quantity, 0);
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
