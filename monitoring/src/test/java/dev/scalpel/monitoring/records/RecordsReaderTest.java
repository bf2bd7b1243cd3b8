package dev.scalpel.monitoring.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.licence.EvidenceEntry.InstrumentDay;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.licence.ProcedureManifest;
import dev.scalpel.licence.ProcedureRegistry;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.monitoring.fixture.FillModel;
import dev.scalpel.monitoring.fixture.RecordsWriter;
import dev.scalpel.monitoring.fixture.TradedMarket;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.InvalidBarLog;
import dev.scalpel.store.local.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordsReaderTest {

    private static final int DAYS = 10;
    private static final Instant END = TradedMarket.START.plus(Duration.ofDays(DAYS));
    private static final ReviewPeriod LAST_THREE_DAYS = new ReviewPeriod(END.minus(Duration.ofDays(3)), END);

    private static TradedMarket market;

    private final MemoryStore store = new MemoryStore();
    private final RecordsWriter writer = new RecordsWriter(store);
    private final RecordsReader reader = new RecordsReader(
            Repositories.in(store), new InvalidBarLog(store), new StoredChampionHistory(store, Optional.empty()));

    @BeforeAll
    static void trade() {
        market = TradedMarket.both(DAYS, 5, FillModel.LIVE).get(0);
    }

    @BeforeEach
    void write() {
        writer.write(market);
    }

    private SymbolRecords read(ReviewPeriod period) {
        return reader.read(TradedMarket.INSTRUMENT, period, 1_000, END.plus(Duration.ofHours(1)));
    }

    @Test
    void readsWhatTheOtherFunctionsWrote() {
        SymbolRecords records = read(LAST_THREE_DAYS);
        SymbolRecords expected = market.records(LAST_THREE_DAYS, TradedMarket.EQUITY);

        assertThat(records.periodBars()).isEqualTo(expected.periodBars());
        assertThat(records.decisions()).isEqualTo(expected.decisions());
        assertThat(records.earlierDecisions()).isEqualTo(expected.earlierDecisions());
        assertThat(records.trades()).isEqualTo(expected.trades());
        assertThat(records.earlierTrades()).isEqualTo(expected.earlierTrades());
        assertThat(records.problems()).isEmpty();
    }

    @Test
    void goesBackFromTodaysEquityToThatOfThePeriodsBegin() {
        double before = market.records(LAST_THREE_DAYS, 1).earlierTrades().stream()
                .mapToDouble(row -> row.netProfit().doubleValue())
                .sum();
        assertThat(read(LAST_THREE_DAYS).startEquity()).isCloseTo(TradedMarket.EQUITY + before, within(1e-6));
    }

    @Test
    void knowsThePositionThatWasOpenAtAPastEnd() {
        var trade = market.trades().get(20);
        long inside = trade.entry().time() + 60_000;
        Instant end = Instant.ofEpochMilli(inside - Math.floorMod(inside, 60_000));
        SymbolRecords records = read(new ReviewPeriod(TradedMarket.START, end));
        assertThat(records.open().orElseThrow().decisionTime()).isEqualTo(trade.decisionBar());
    }

    @Test
    void comparesWithTheBarsThatTheChampionWasTrainedOn() {
        String model = writer.champion(market, END.minus(Duration.ofDays(4)), 5);
        SymbolRecords records = read(LAST_THREE_DAYS);

        assertThat(records.champions()).extracting(ChampionChange::champion).containsExactly(model);
        SymbolRecords.Reference reference = records.reference().orElseThrow();
        assertThat(reference.window().from()).isEqualTo(TradedMarket.START);
        assertThat(reference.window().to()).isEqualTo(TradedMarket.START.plus(Duration.ofDays(5)));
        assertThat(reference.trainingBars().lastOpenTime())
                .isLessThan(TradedMarket.START.plus(Duration.ofDays(5)).toEpochMilli());
        assertThat(reference.trainingReferenceBars()).isEmpty();
    }

    @Test
    void aLaterChampionIsNotComparedWith() {
        writer.champion(market, END.plus(Duration.ofMinutes(1)), 5);
        SymbolRecords records = read(LAST_THREE_DAYS);
        assertThat(records.champions()).hasSize(1);
        assertThat(records.reference()).isEmpty();
    }

    @Test
    void readsTheTrialsOfThePeriodByDateAndNumber() {
        LocalDate day = LAST_THREE_DAYS.firstDay();
        writer.trial(
                TradedMarket.BTC,
                day.plusDays(1),
                0,
                "{\"training\": \"t\", \"number\": 0, \"value\": \"NaN\", \"failed\": true}");
        writer.trial(
                TradedMarket.BTC, day, 10, "{\"training\": \"t\", \"number\": 10, \"value\": 0.1, \"pruned\": true}");
        writer.trial(
                TradedMarket.BTC, day, 2, "{\"training\": \"t\", \"number\": 2, \"value\": 0.25, \"pruned\": false}");
        writer.trial(TradedMarket.BTC, day.minusDays(1), 3, "{\"number\": 3, \"value\": 0.125}");

        assertThat(read(LAST_THREE_DAYS).trials())
                .isEqualTo(List.of(
                        new TuningTrial(day, "t", 2, 0.25, TuningTrial.Outcome.COMPLETE),
                        new TuningTrial(day, "t", 10, 0.1, TuningTrial.Outcome.PRUNED),
                        new TuningTrial(day.plusDays(1), "t", 0, Double.NaN, TuningTrial.Outcome.FAILED)));
    }

    @Test
    void readsTheInvalidBarsOfThePeriod() {
        InvalidBarLog log = new InvalidBarLog(store);
        InvalidBarLog.InvalidBar inside =
                new InvalidBarLog.InvalidBar(LAST_THREE_DAYS.fromMillis(), "high must be >= low");
        log.add(
                TradedMarket.INSTRUMENT,
                List.of(inside, new InvalidBarLog.InvalidBar(LAST_THREE_DAYS.toMillis(), "high must be >= low")));
        assertThat(read(LAST_THREE_DAYS).invalidBars()).containsExactly(inside);
    }

    @Test
    void readsWhatTheTrainingsDecided() {
        writer.tuningFile(
                TradedMarket.BTC,
                LAST_THREE_DAYS.firstDay(),
                "report-20261026T0000Z.json",
                "{\"to\": \"2026-10-26T00:00:00Z\", \"words\": \"kept flat\", \"figures\": {\"trades\": 12.0},"
                        + " \"trials\": 24, \"pruned\": 5, \"seconds\": {\"trials\": 100.5, \"fit\": 20.0}}");
        assertThat(read(LAST_THREE_DAYS).trainings())
                .containsExactly(new TrainingDecision(
                        Instant.parse("2026-10-26T00:00:00Z"), "kept flat", Map.of("trades", 12.0), 24, 5, 120.5));
    }

    @Test
    void aChallengerHasItsDaysOnPaperByTheAccountOfEvidence() {
        LocalDate night = LAST_THREE_DAYS.firstDay();
        RegisteredProcedure procedure = new ProcedureRegistry(store)
                .register(
                        new ProcedureManifest("score", 1, Map.of("features", "extended-1"), List.of()),
                        true,
                        LAST_THREE_DAYS.from());
        EvidenceLedger ledger = new EvidenceLedger(store, procedure.id());
        ledger.open(LicenceRules.shipped(), night, Collections.nCopies(30, 0.01));
        settle(ledger, night.plusDays(1), "c1", 0.002, 3);
        settle(ledger, night.plusDays(2), "c2", -0.001, 1);
        writer.tuningFile(
                TradedMarket.BTC,
                night,
                "report-1.json",
                "{\"to\": \"2026-10-26T00:00:00Z\", \"words\": \"kept flat\", \"candidate\": \"c1\"}");

        TrainingDecision training = read(LAST_THREE_DAYS).trainings().get(0);

        assertThat(training.candidate()).contains("c1");
        assertThat(training.onPaper()).containsExactly(new PaperDay(night.plusDays(1), "c1", 0.002, 1.25, 3));
    }

    private static void settle(EvidenceLedger ledger, LocalDate day, String candidate, double net, int trades) {
        InstrumentDay part = new InstrumentDay(
                TradedMarket.INSTRUMENT,
                Optional.of(candidate),
                0.5,
                2,
                net,
                net + 2e-4 * 1.25,
                1.25,
                trades,
                Optional.empty(),
                Optional.empty());
        ledger.settle(day, new DayResult.Traded(net), false, List.of(part));
    }

    @Test
    void anEmptyStoreGivesEmptyRecords() {
        SymbolRecords records = reader.read(InstrumentId.parse("binance/ADA-USDT"), LAST_THREE_DAYS, 1_000, END);

        assertThat(records.bars().isEmpty()).isTrue();
        assertThat(records.trades()).isEmpty();
        assertThat(records.decisions()).isEmpty();
        assertThat(records.champions()).isEmpty();
        assertThat(records.open()).isEmpty();
        assertThat(records.startEquity()).isEqualTo(1_000);
        assertThat(records.problems()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsReportedAndTheRestIsRead() {
        damage(StoreKeys.trades(TradedMarket.INSTRUMENT, YearMonth.of(2026, 10)));
        damage(StoreKeys.champion(TradedMarket.INSTRUMENT));
        SymbolRecords records = read(LAST_THREE_DAYS);

        assertThat(records.problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("trades/binance/BTC-USDT/2026-10.csv"))
                .anySatisfy(problem -> assertThat(problem).contains("champion.json"));
        assertThat(records.decisions()).isNotEmpty();
        assertThat(records.periodBars().isEmpty()).isFalse();
    }

    @Test
    void aChampionWhoseModelIsGoneIsReportedWithoutDrift() {
        writer.champion(market, END.minus(Duration.ofDays(4)), 5);
        store.list(StoreKeys.modelsPrefix(TradedMarket.INSTRUMENT)).stream()
                .filter(key -> key.endsWith("manifest.json"))
                .forEach(store::delete);
        SymbolRecords records = read(LAST_THREE_DAYS);

        assertThat(records.reference()).isEmpty();
        assertThat(records.problems()).singleElement().asString().contains("it is not in the store of BTC/USDT");
    }

    private void damage(String key) {
        byte[] torn = "torn".getBytes(StandardCharsets.UTF_8);
        var stored = store.get(key);
        if (stored.isPresent()) {
            store.putIfMatch(key, torn, stored.get().etag());
        } else {
            store.putIfAbsent(key, torn);
        }
    }
}
