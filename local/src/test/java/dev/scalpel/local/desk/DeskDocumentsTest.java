package dev.scalpel.local.desk;

import static dev.scalpel.local.desk.TestDesk.BTC;
import static dev.scalpel.local.desk.TestDesk.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.InvalidBarLog;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents of the desk, over a store with known content. */
class DeskDocumentsTest {

    private static final long MINUTE = 60_000;
    private static final ByModel BASIS = new ByModel("model-1", new Bracket(PositionSide.LONG, 5, 10, 60), 0.001);

    @TempDir
    Path folder;

    private TestDesk desk;

    @BeforeEach
    void open() {
        desk = TestDesk.ofBot(folder, TestDesk.PORTFOLIO);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-06-01T" + time + "Z");
    }

    private static TradeRow trade(String id, Instant exit, String profit) {
        long entry = exit.toEpochMilli() - 10 * MINUTE;
        BigDecimal price = new BigDecimal("100.50");
        return new TradeRow(
                id,
                1,
                "paper",
                BASIS,
                Optional.of("tactics-1"),
                entry - MINUTE,
                new Leg(entry, price, price, BigDecimal.ONE, BigDecimal.ONE, 0),
                new Leg(exit.toEpochMilli(), price, new BigDecimal("101"), BigDecimal.ONE, BigDecimal.ONE, 0),
                ExitReason.TARGET,
                Map.of("USDT", new BigDecimal("0.20")),
                new BigDecimal(profit),
                0.003,
                0.001,
                0.5);
    }

    private void trades(TradeRow... rows) {
        desk.repositories().ledger().merge(BTC, new Outbox(List.of(), List.of(rows)));
    }

    private void decided(String bar, String reason, Map<String, Double> figures) {
        DecisionRow row =
                new DecisionRow(at(bar).toEpochMilli(), 1, StrategyId.MODEL, reason, 100, Optional.empty(), figures);
        desk.repositories().ledger().merge(BTC, new Outbox(List.of(row), List.of()));
    }

    private JsonNode watch() throws IOException {
        return desk.read("/api/overview").at("/watch/0");
    }

    @Test
    void theOverviewOfANewBotIsItsCapital() throws Exception {
        JsonNode overview = desk.read("/api/overview");

        assertThat(overview.path("mode").asText()).isEqualTo("PAPER");
        assertThat(overview.path("venue").asText()).isEqualTo("binance");
        assertThat(overview.path("readOnly").asBoolean()).isFalse();
        assertThat(overview.path("now").asLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(overview.path("capital").decimalValue()).isEqualByComparingTo("10000");
        assertThat(overview.path("equity").decimalValue()).isEqualByComparingTo("10000");
        assertThat(overview.path("halted").isNull()).isTrue();
        assertThat(overview.at("/watch/0/model").asText()).isEqualTo("flat");
        assertThat(overview.at("/watch/0/licence").asText()).contains("no licence");
        assertThat(overview.at("/watch/0/price").isNull()).isTrue();
        assertThat(overview.at("/watch/1/key").asText()).isEqualTo("portfolio:crypto/btc");
        assertThat(overview.at("/portfolios/0/name").asText()).isEqualTo("crypto");
    }

    @Test
    void theWatchListHasPriceChangeAndLastDecision() throws Exception {
        desk.bars(at("11:58:00").minus(Duration.ofDays(1)), 100, 80);
        desk.bars(at("11:58:00"), 100, 100);
        decided("11:58:00", "FLAT_CHAMPION", Map.of());
        decided("11:59:00", "BELOW_THRESHOLD", Map.of());

        assertThat(watch().path("price").asDouble()).isEqualTo(100);
        assertThat(watch().path("changeDay").asDouble()).isEqualTo(0.25);
        assertThat(watch().at("/decision/bar").asLong())
                .isEqualTo(at("11:59:00").toEpochMilli());
        assertThat(watch().at("/decision/words").asText()).isEqualTo("The predicted return was below the threshold.");
    }

    @Test
    void anOpenPositionHasItsProfitAtTheLastPrice() throws Exception {
        desk.bars(at("11:58:00"), 100, 102);
        Position position = Position.enter(
                BASIS, at("11:57:00").toEpochMilli(), at("11:58:00").toEpochMilli(), 100, new BigDecimal("2.50"));
        desk.state(state -> state.withPosition(Optional.of(new OpenPosition(
                position, "trade-1", Optional.empty(), BigDecimal.ONE, BigDecimal.ONE, List.of(), 0, 0, 0.5))));

        JsonNode held = watch().path("position");

        assertThat(held.path("side").asText()).isEqualTo("LONG");
        assertThat(held.path("quantity").decimalValue()).hasToString("2.5");
        assertThat(held.path("openProfit").decimalValue()).isEqualByComparingTo("5");
        assertThat(held.path("openReturn").asDouble()).isCloseTo(0.02, within(1e-12));
        assertThat(held.path("stop").asDouble()).isEqualTo(99.5);
        assertThat(held.path("target").asDouble()).isEqualTo(101);
        assertThat(held.path("entryTime").asLong()).isEqualTo(at("11:58:00").toEpochMilli());
        assertThat(desk.read("/api/bars?symbol=BTC/USDT&frame=1m").path("position"))
                .isEqualTo(held);
    }

    @Test
    void whatIsRealisedCountsTodayAndAllMonths() throws Exception {
        trades(
                trade("old", Instant.parse("2026-04-10T10:00:00Z"), "7"),
                trade("yesterday", Instant.parse("2026-05-31T23:59:00Z"), "-2"),
                trade("today", at("10:00:00"), "1.50"));

        assertThat(watch().path("realised").decimalValue()).hasToString("1.5");
        assertThat(watch().path("realisedTotal").decimalValue()).hasToString("6.5");

        trades(trade("later", at("11:00:00"), "1"));

        assertThat(watch().path("realised").decimalValue()).hasToString("2.5");
        assertThat(watch().path("realisedTotal").decimalValue()).hasToString("7.5");
    }

    @Test
    void aNewDayBeginsWithoutGains() throws Exception {
        trades(trade("today", at("10:00:00"), "1.50"));
        assertThat(watch().path("realised").decimalValue()).hasToString("1.5");

        desk.clock.advance(Duration.ofHours(13));

        assertThat(watch().path("realised").decimalValue()).isZero();
        assertThat(watch().path("realisedTotal").decimalValue()).hasToString("1.5");
    }

    @Test
    void aChampionIsShownWithWhatItMayDo() throws Exception {
        new ChampionRegistry(desk.store)
                .rollback(
                        BTC,
                        new Champion.Step(NOW, Optional.of("20260601T000000Z-1a2b"), "by hand", Map.of()),
                        Duration.ofDays(3));

        assertThat(watch().path("model").asText()).isEqualTo("20260601T000000Z-1a2b");
    }

    @Test
    void aStalledBotIsReported() throws Exception {
        assertThat(desk.read("/api/overview").path("stalledSince").isNull()).isTrue();

        desk.lastMinute = Optional.of(NOW.minusSeconds(181));

        assertThat(desk.read("/api/overview").path("stalledSince").asLong())
                .isEqualTo(NOW.minusSeconds(181).toEpochMilli());
    }

    /** What can no longer be read does not empty the page. */
    @Test
    void aDamagedLedgerIsReportedBesideWhatWasReadLast() throws Exception {
        desk.bars(at("11:58:00"), 100, 102);
        assertThat(watch().path("price").asDouble()).isEqualTo(102);
        desk.store.putIfAbsent(
                StoreKeys.trades(BTC, YearMonth.of(2026, 6)), "damaged\n".getBytes(StandardCharsets.UTF_8));

        JsonNode overview = desk.read("/api/overview");

        assertThat(overview.at("/watch/0/price").asDouble()).isEqualTo(102);
        assertThat(overview.at("/attention/0").asText())
                .startsWith("What is shown is of 2026-06-01T12:00:02Z, the store cannot be read: ")
                .contains("trades/binance/BTC-USDT/2026-06.csv");
    }

    @Test
    void shadowTradesAndAccountStayApart() throws Exception {
        desk.store.putIfAbsent(
                StoreKeys.shadow("score-1a2b", BTC, YearMonth.of(2026, 6)),
                "damaged\n".getBytes(StandardCharsets.UTF_8));

        assertThat(desk.read("/api/overview").path("equity").decimalValue()).isEqualByComparingTo("10000");
    }

    @ParameterizedTest
    @CsvSource({
        "1m, 3, 11:58:00 11:59:00 12:00:00, 40",
        "5m, 2, 11:55:00 12:00:00, 40",
        "1h, 9, 11:00:00 12:00:00, 40",
        "1d, 9, 00:00:00, 40"
    })
    void minutesAreJoinedToFrames(String frame, int count, String begins, double last) throws Exception {
        desk.bars(at("11:57:00"), 10, 20, 30, 40);
        desk.clock.setTo(at("12:01:00"));

        JsonNode bars = desk.read("/api/bars?symbol=BTC/USDT&frame=" + frame + "&count=" + count)
                .path("bars");

        assertThat(bars)
                .extracting(bar -> bar.path(0).asLong())
                .containsExactlyElementsOf(List.of(begins.split(" ")).stream()
                        .map(time -> at(time).getEpochSecond())
                        .toList());
        assertThat(bars.path(bars.size() - 1).path(4).asDouble()).isEqualTo(last);
    }

    @Test
    void aFrameHasTheFirstOpenTheExtremesAndTheSumOfTheVolume() throws Exception {
        desk.bars(at("11:55:00"), 10, 14, 8, 11);

        assertThat(desk.read("/api/bars?symbol=BTC/USDT&frame=5m&count=1").at("/bars/0"))
                .hasToString(
                        "[%d,10.0,15.0,7.0,11.0,8.0]".formatted(at("11:55:00").getEpochSecond()));
    }

    @Test
    void aChartEndsAtTheGivenTime() throws Exception {
        desk.bars(at("11:55:00"), 10, 11, 12, 13);

        JsonNode chart = desk.read("/api/bars?symbol=BTC/USDT&frame=1m&count=2&to="
                + at("11:57:00").toEpochMilli());

        assertThat(chart.path("bars")).extracting(bar -> bar.path(4).asDouble()).containsExactly(10.0, 11.0);
    }

    @Test
    void aChartHasScoresBoundsAndTrades() throws Exception {
        desk.bars(at("11:50:00"), 10, 10, 10, 10, 10, 10, 10, 10, 10, 10);
        decided("11:56:00", "BELOW_THRESHOLD", Map.of("score", 0.001, "threshold", 0.002, "exitScore", -0.001));
        decided("11:57:00", "BELOW_THRESHOLD", Map.of("score", -0.0015, "threshold", 0.0025, "exitScore", -0.001));
        decided("11:58:00", "FLAT_CHAMPION", Map.of());
        trades(trade("a", at("11:59:00"), "0.30"));

        JsonNode chart = desk.read("/api/bars?symbol=BTC/USDT&frame=1m&count=10");

        assertThat(chart.path("scores"))
                .hasToString("[[%d,0.001],[%d,-0.0015]]"
                        .formatted(
                                at("11:56:00").getEpochSecond(), at("11:57:00").getEpochSecond()));
        assertThat(chart.at("/scoreBounds/enter").asDouble()).isEqualTo(0.0025);
        assertThat(chart.at("/scoreBounds/exit").asDouble()).isEqualTo(-0.001);
        assertThat(chart.path("entries")).isEmpty();
        assertThat(chart.at("/exits/0/netProfit").decimalValue()).hasToString("0.3");
        assertThat(chart.at("/exits/0/reason").asText()).isEqualTo("TARGET");
        JsonNode wide = desk.read("/api/bars?symbol=BTC/USDT&frame=1h&count=2");
        assertThat(wide.at("/entries/0/price").decimalValue()).hasToString("100.5");
        assertThat(wide.path("scores")).hasSize(1);
    }

    @Test
    void signalsAreListedAndShownInTheChart() throws Exception {
        desk.bars(at("11:50:00"), 10, 10, 10);
        new StoredPortfolioLog(desk.store)
                .addSignals(
                        "crypto",
                        List.of(new SignalLogRow(
                                "s-1",
                                1,
                                "btc",
                                TargetState.LONG,
                                Signal.Kind.ORDER,
                                at("11:51:00").toEpochMilli(),
                                at("11:51:01").toEpochMilli(),
                                Optional.of(new BigDecimal("10.10")),
                                Outcome.EXECUTED,
                                "because",
                                at("11:51:30").toEpochMilli())));

        JsonNode listed = desk.read("/api/signals?portfolio=crypto").at("/signals/0");

        assertThat(listed.path("id").asText()).isEqualTo("s-1");
        assertThat(listed.path("target").asText()).isEqualTo("LONG");
        assertThat(listed.path("at").asLong()).isEqualTo(at("11:51:00").toEpochMilli());
        assertThat(desk.read("/api/bars?symbol=BTC/USDT&frame=1m").path("signals"))
                .containsExactly(listed);
    }

    @Test
    void tradesAreListedTheNewestFirst() throws Exception {
        trades(trade("a", at("09:00:00"), "1"), trade("b", at("10:00:00"), "-1"));

        JsonNode all = desk.read("/api/trades?symbol=BTC/USDT");
        assertThat(all.path("trades"))
                .extracting(trade -> trade.path("id").asText())
                .containsExactly("b", "a");
        assertThat(all.at("/trades/0/entryPrice").decimalValue()).hasToString("100.5");
        assertThat(all.at("/trades/0/fees/USDT").decimalValue()).hasToString("0.2");
        assertThat(all.at("/trades/0/account").asText()).isEqualTo("model");
        assertThat(desk.read("/api/trades?limit=1").path("more").asBoolean()).isTrue();
        assertThat(desk.read("/api/trades?strategy=btc").path("trades")).isEmpty();
        assertThat(desk.read("/api/trades?from=" + at("09:30:00").toEpochMilli())
                        .path("trades"))
                .hasSize(1);
    }

    /** Entered and left at 100.5 and 101. */
    @Test
    void aTradeOfOneInstrumentHasItsExcursions() throws Exception {
        double[] closes = {100, 98, 100, 103, 100, 100, 100, 100, 100, 100};
        desk.bars(at("08:50:00"), closes);
        trades(trade("a", at("09:00:00"), "1"), trade("without-bars", at("10:00:00"), "1"));

        JsonNode listed = desk.read("/api/trades?symbol=BTC/USDT").path("trades");

        assertThat(listed.at("/1/mae").asDouble()).isCloseTo(1 - 97 / 100.5, within(1e-9));
        assertThat(listed.at("/1/mfe").asDouble()).isCloseTo(104 / 100.5 - 1, within(1e-9));
        assertThat(listed.path(0).has("mae")).isFalse();
    }

    @Test
    void decisionsAreListedTheNewestFirstWithTheirFigures() throws Exception {
        decided("11:56:00", "FLAT_CHAMPION", Map.of());
        decided("11:57:00", "ENTER", Map.of("score", 0.001));

        JsonNode decisions = desk.read("/api/decisions?symbol=BTC/USDT").path("decisions");

        assertThat(decisions).hasSize(2);
        assertThat(decisions.at("/0/words").asText()).isEqualTo("An entry was decided.");
        assertThat(decisions.at("/0/figures/score").asDouble()).isEqualTo(0.001);
        assertThat(decisions.at("/0/entered").asBoolean()).isTrue();
        assertThat(decisions.at("/1/entered").asBoolean()).isFalse();
        assertThat(decisions.at("/1/words").asText()).isEqualTo("The champion was flat.");
    }

    @Test
    void aDecisionIsExplained() throws Exception {
        decided("11:56:00", "FLAT_CHAMPION", Map.of());

        JsonNode explained =
                desk.read("/api/explain?symbol=BTC/USDT&bar=" + at("11:56:00").toEpochMilli());

        assertThat(explained.path("text").path(0).asText()).contains("BTC/USDT");
        TestDesk.Answer none =
                desk.get("/api/explain?symbol=BTC/USDT&bar=" + at("11:57:00").toEpochMilli());
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.error()).isNotEmpty();
    }

    @Test
    void theLastLinesOfTheLogAreKept() throws Exception {
        for (int line = 0; line < 1_005; line++) {
            desk.log.add(NOW, "run", "line " + line);
        }

        JsonNode lines = desk.read("/api/log?limit=2000").path("lines");

        assertThat(lines).hasSize(1_000);
        assertThat(lines.at("/0/text").asText()).isEqualTo("line 5");
        assertThat(desk.read("/api/log?limit=1").at("/lines/0/text").asText()).isEqualTo("line 1004");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/bars                                   | 400 | 'symbol' is missing",
                "/api/bars?symbol=BTC                        | 400 | 'symbol' must be a symbol such as BTC/USDT: 'BTC'",
                "/api/bars?symbol=FOO/USDT                   | 404 | FOO/USDT is not in the settings; they have"
                        + " [BTC/USDT]",
                "/api/bars?symbol=BTC/USDT&frame=2m          | 400 | 'frame' must be one of 1m, 5m, 15m, 1h, 4h, 1d:"
                        + " '2m'",
                "/api/bars?symbol=BTC/USDT&count=0           | 400 | 'count' must be a whole number from 1 to 2000:"
                        + " '0'",
                "/api/bars?symbol=BTC/USDT&count=2001        | 400 | 'count' must be a whole number from 1 to 2000:"
                        + " '2001'",
                "/api/bars?symbol=BTC/USDT&count=x           | 400 | 'count' must be a whole number from 1 to 2000:"
                        + " 'x'",
                "/api/bars?symbol=BTC/USDT&to=-1             | 400 | 'to' must be a whole number",
                "/api/bars?symbol=BTC/USDT&to=99999999999999999999 | 400 | 'to' must be a whole number",
                "/api/bars?symbol=BTC/USDT&symbol=BTC/USDT   | 400 | 'symbol' is given twice",
                "/api/bars?symbol=BTC/USDT&colour=red        | 400 | unknown: colour; known: symbol, frame, to, count",
                "/api/trades?limit=9999                      | 400 | 'limit' must be a whole number from 1 to 2000",
                "/api/trades?symbol=ETH/USDT                 | 404 | ETH/USDT is not in the settings",
                "/api/trades?from=2&to=1                     | 400 | 'from' must not be after the end",
                "/api/decisions                              | 400 | 'symbol' is missing",
                "/api/explain?symbol=BTC/USDT                | 400 | 'bar' is missing",
                "/api/signals?portfolio=none                 | 404 | there is no portfolio 'none' in the settings;"
                        + " there are [crypto]",
                "/api/log?limit=-3                           | 400 | 'limit' must be a whole number"
            })
    void aWrongQuestionIsAnsweredInWords(String path, int status, String words) throws Exception {
        TestDesk.Answer answer = desk.get(path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.error()).startsWith(words);
    }

    @Test
    void bothSidesOfTheListedTradesAreReportedSeparately() throws Exception {
        trades(trade("a", at("09:00:00"), "1"));
        assertThat(desk.read("/api/trades").has("sides")).isFalse();

        trades(sold("b", at("10:00:00"), "-100"));
        JsonNode sides = desk.read("/api/trades").path("sides");

        assertThat(sides.at("/0/side").asText()).isEqualTo("LONG");
        assertThat(sides.at("/1/side").asText()).isEqualTo("SHORT");
        assertThat(sides.at("/1/netProfit").decimalValue()).isEqualByComparingTo("-100");
        assertThat(sides.at("/1/liquidated").asInt()).isEqualTo(1);
        assertThat(sides.at("/1/fundingReceived").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(desk.read("/api/trades").at("/trades/0/funding").decimalValue())
                .hasToString("0.25");
    }

    /** A short trade that was liquidated. */
    private static TradeRow sold(String id, Instant exit, String profit) {
        TradeRow bought = trade(id, exit, profit);
        return new TradeRow(
                id,
                1,
                "paper",
                new ByModel("model-1", new Bracket(PositionSide.SHORT, 5, 10, 60), 0.001),
                bought.tacticsId(),
                bought.decisionBar(),
                bought.entry(),
                bought.exit(),
                ExitReason.LIQUIDATION,
                Map.of(),
                new BigDecimal(profit),
                -0.5,
                0.001,
                0.5,
                BigDecimal.ONE,
                new BigDecimal("0.25"));
    }

    @Test
    void theEquityIsThatAfterEachTradeAndNow() throws Exception {
        trades(trade("a", at("09:00:00"), "100"), trade("b", at("10:00:00"), "-50"));

        JsonNode points = desk.read("/api/equity").path("points");

        assertThat(points)
                .extracting(point -> point.path(1).asDouble())
                .containsExactly(9_950.0, 10_050.0, 10_000.0, 10_000.0);
        assertThat(points.at("/2/0").asLong()).isEqualTo(at("10:00:00").toEpochMilli());
        assertThat(points.at("/2/2").asDouble()).isCloseTo(50 / 10_050.0, within(1e-9));
        assertThat(desk.read("/api/equity?account=crypto").path("points")).isEmpty();
        TestDesk.Answer none = desk.get("/api/equity?account=none");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.error()).isEqualTo("there is no account 'none'; there are [model, crypto]");
    }

    /** One unit, bought at 100.50 at 08:50 and sold at 09:00. */
    @Test
    void theEquityHasTheOpenProfitAtTheEndOfEachMinuteInWhichSomethingWasHeld() throws Exception {
        desk.bars(at("08:49:00"), 90, 101.5, 98.5, 102.5);
        trades(trade("a", at("09:00:00"), "100"));

        JsonNode points = desk.read("/api/equity").path("points");

        assertThat(points)
                .extracting(point -> point.path(1).asDouble())
                .containsExactly(9_900.0, 9_901.0, 9_898.0, 9_902.0, 10_000.0, 10_000.0);
        assertThat(points)
                .extracting(point -> Instant.ofEpochMilli(point.path(0).asLong()))
                .containsExactly(
                        at("08:51:00").minusMillis(1),
                        at("08:51:00"),
                        at("08:52:00"),
                        at("08:53:00"),
                        at("09:00:00"),
                        NOW);
        assertThat(points.at("/2/2").asDouble()).isCloseTo(3 / 9_901.0, within(1e-9));
    }

    @Test
    void anOpenPositionIsPartOfTheEquityFromItsEntryOn() throws Exception {
        desk.bars(at("11:55:00"), 100, 100, 101, 103, 102);
        desk.state(state -> state.withPosition(Optional.of(new OpenPosition(
                Position.enter(
                        BASIS,
                        at("11:56:00").toEpochMilli(),
                        at("11:57:00").toEpochMilli(),
                        100,
                        new BigDecimal("2.50")),
                "open-1",
                Optional.empty(),
                BigDecimal.ONE,
                BigDecimal.ONE,
                List.of(),
                0,
                0,
                0.5))));

        JsonNode points = desk.read("/api/equity").path("points");

        assertThat(points)
                .extracting(point -> point.path(1).asDouble())
                .containsExactly(9_995.0, 9_997.5, 10_002.5, 10_000.0, 10_000.0);
        assertThat(points.at("/4/2").asDouble()).isCloseTo(2.5 / 10_002.5, within(1e-9));
    }

    /** Two at once; and of a trade that ended long ago no bars are read. */
    @Test
    void positionsThatOverlapAreAddedUpAndOldTradesHaveNoMinutes() throws Exception {
        Instant old = NOW.minus(Duration.ofDays(60)).truncatedTo(ChronoUnit.MINUTES);
        desk.bars(old.minusSeconds(600), 101, 102, 103);
        desk.bars(at("08:50:00"), 101.5, 101.5, 102.5);
        trades(trade("a", at("08:52:30"), "1"), trade("b", at("08:53:30"), "2"), trade("c", old, "7"));

        JsonNode points = desk.read("/api/equity").path("points");

        assertThat(points)
                .extracting(point -> point.path(1).asDouble())
                .containsExactly(9_990.0, 9_997.0, 9_999.0, 9_999.0, 9_999.0, 10_000.0, 10_000.0, 10_000.0);
        assertThat(desk.read("/api/equity").path("points")).as("again").isEqualTo(points);
    }

    @Test
    void thousandsOfTradesAreThinnedToWhatAChartCanShow() throws Exception {
        TradeRow[] rows = new TradeRow[3_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = trade("t-" + i, Instant.parse("2026-05-02T00:00:00Z").plusSeconds(60L * i), "1");
        }
        trades(rows);

        JsonNode points = desk.read("/api/equity").path("points");

        assertThat(points.size()).isBetween(1_000, 2_000);
        assertThat(points.at("/0/1").asDouble()).isEqualTo(7_000);
        JsonNode last = points.get(points.size() - 1);
        assertThat(last.get(0).asLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(last.get(1).asDouble()).isEqualTo(10_000);
    }

    @Test
    void theHistoryOfChampionsIsListed() throws Exception {
        ChampionRegistry registry = new ChampionRegistry(desk.store);
        registry.rollback(
                BTC,
                new Champion.Step(NOW, Optional.of("20260601T000000Z-1a2b"), "by hand", Map.of()),
                Duration.ofDays(3));
        registry.retire(BTC, "20260601T000000Z-1a2b", NOW.plusSeconds(60), "it lost", Map.of());

        JsonNode models = desk.read("/api/models?symbol=BTC/USDT");

        assertThat(models.at("/champion/name").asText()).isEqualTo("flat");
        assertThat(models.path("history"))
                .extracting(step -> step.path("reason").asText())
                .containsExactly("it lost", "by hand");
        assertThat(models.at("/history/0/at").asLong())
                .isEqualTo(NOW.plusSeconds(60).toEpochMilli());
        assertThat(models.path("models").isArray()).isTrue();
    }

    @Test
    void gapsAndInvalidBarsAreReported() throws Exception {
        JsonNode none = desk.read("/api/quality").at("/symbols/0");
        assertThat(none.at("/problems/0").asText()).isEqualTo("no bars are stored of the last 7 days");
        assertThat(none.path("lastBar").isNull()).isTrue();
        desk.bars(at("11:40:00"), 10, 11);
        desk.bars(at("11:45:00"), 12);
        new InvalidBarLog(desk.store)
                .add(BTC, List.of(new InvalidBarLog.InvalidBar(at("11:43:00").toEpochMilli(), "high below low")));

        JsonNode quality = desk.read("/api/quality").at("/symbols/0");

        assertThat(quality.path("bars").asInt()).isEqualTo(3);
        assertThat(quality.path("missing").asInt()).isEqualTo(3);
        assertThat(quality.at("/gaps/0/from").asLong()).isEqualTo(at("11:42:00").toEpochMilli());
        assertThat(quality.at("/gaps/0/to").asLong()).isEqualTo(at("11:45:00").toEpochMilli());
        assertThat(quality.at("/problems/0").asText()).isEqualTo("no bar for 14 minutes");
        assertThat(quality.at("/problems/1").asText())
                .isEqualTo("1 invalid bar from the venue, the last one: high below low");
    }

    @Test
    void withoutABarOfTheWeekAllOfItIsMissingAndTheLastOneIsOfBefore() throws Exception {
        Instant old = at("10:00:00").minus(Duration.ofDays(20));
        desk.bars(old, 10, 11);
        JsonNode quality = desk.read("/api/quality").at("/symbols/0");

        assertThat(quality.path("bars").asInt()).isZero();
        assertThat(quality.path("missing").asInt()).isEqualTo(7 * 24 * 60);
        assertThat(quality.path("gaps")).hasSize(1);
        assertThat(quality.at("/gaps/0/from").asLong())
                .isEqualTo(at("12:00:00").minus(Duration.ofDays(7)).toEpochMilli());
        assertThat(quality.at("/gaps/0/to").asLong()).isEqualTo(at("12:00:00").toEpochMilli());
        assertThat(quality.path("lastBar").asLong())
                .isEqualTo(old.plusSeconds(60).toEpochMilli());
    }

    @Test
    void whatFailedOfTheNewestPipelineIsAProblemOfItsSymbol() throws Exception {
        desk.store.putIfAbsent("pipeline/2026-06-01.json", """
                {"format": 1, "day": "2026-06-01", "plannedAt": "2026-06-01T00:20:00Z", "symbolsKnown": true,
                 "steps": [{"name": "train", "calls": [["BTC/USDT", "ETH/USDT"]]}],
                 "results": {
                   "train": {"outcome": "DONE", "done": 1, "failed": {"BTC/USDT": "too few bars"}, "missing": [], "seconds": 2},
                   "learn": {"outcome": "DONE", "done": 1, "failed": {}, "missing": ["BTC/USDT"], "seconds": 2}},
                 "endedAt": "2026-06-01T00:30:00Z"}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(desk.read("/api/quality").at("/symbols/0/problems"))
                .extracting(JsonNode::asText)
                .contains("pipeline of 2026-06-01, train: too few bars", "pipeline of 2026-06-01, learn: not done");
    }

    @Test
    void settingsHaveTheirOriginAndNoSecret() throws Exception {
        JsonNode settings = desk.read("/api/settings").path("settings");

        JsonNode symbols = null;
        for (JsonNode each : settings) {
            symbols = each.path("name").asText().equals("symbols") ? each : symbols;
        }
        assertThat(symbols).isNotNull();
        assertThat(symbols.path("value").asText()).contains("BTC/USDT");
        assertThat(symbols.path("changed").asBoolean()).isTrue();
        assertThat(symbols.path("origin").asText()).isNotEmpty();
        assertThat(settings.toString()).doesNotContain(desk.token().substring("X-Scalpel-Token: ".length()));
    }

    @Test
    void aBacktestIsStartedByNamingItsDays() throws Exception {
        assertThat(desk.read("/api/backtests").path("backtests")).isEmpty();
        assertThat(desk.post("/api/backtests", "{\"symbol\":\"BTC/USDT\",\"from\":\"2026-05-01\"}")
                        .error())
                .isEqualTo("'to' is missing");
        assertThat(desk.post("/api/backtests", "{\"symbol\":\"BTC/USDT\",\"from\":\"yesterday\",\"to\":\"2026-05-02\"}")
                        .error())
                .isEqualTo("'from' must be a day such as 2026-11-20: 'yesterday'");
        assertThat(desk.post(
                                "/api/backtests",
                                "{\"symbol\":\"BTC/USDT\",\"from\":\"2026-05-01\",\"to\":\"2026-05-02\",\"gate\":\"ajar\"}")
                        .error())
                .isEqualTo("'gate' must be on or off: 'ajar'");

        TestDesk.Answer started =
                desk.post("/api/backtests", "{\"symbol\":\"BTC/USDT\",\"from\":\"2026-05-01\",\"to\":\"2026-05-02\"}");

        assertThat(started.status()).as(started.body()).isEqualTo(200);
        String id = started.json().path("id").asText();
        JsonNode found = desk.read("/api/backtests/" + id);
        long began = System.nanoTime();
        while (Set.of("waiting", "running").contains(found.path("state").asText())) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(1));
            found = desk.read("/api/backtests/" + id);
        }
        assertThat(found.path("state").asText()).isEqualTo("failed");
        assertThat(found.path("error").asText()).contains("BTC/USDT");
        assertThat(desk.post("/api/backtests/" + id + "/cancel", "").status()).isEqualTo(409);
        assertThat(desk.get("/api/backtests/none").status()).isEqualTo(404);
    }
}
