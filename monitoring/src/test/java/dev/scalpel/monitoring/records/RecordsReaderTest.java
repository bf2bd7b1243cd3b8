package dev.scalpel.monitoring.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Symbol;
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
    private final RecordsWriter bookkeeper = new RecordsWriter(store);
    private final RecordsReader reader =
            new RecordsReader(store, RecordsWriter.VENUE, new StoredChampionHistory(store, Optional.empty()));

    @BeforeAll
    static void trade() {
        market = TradedMarket.both(DAYS, 5, FillModel.LIVE).get(0);
    }

    @BeforeEach
    void keep() {
        bookkeeper.keep(market);
    }

    private SymbolRecords read(ReviewPeriod period) {
        return reader.read(TradedMarket.BTC, period, 1_000, END.plus(Duration.ofHours(1)));
    }

    @Test
    void readsWhatTheOtherFunctionsWrote() {
        SymbolRecords book = read(LAST_THREE_DAYS);
        SymbolRecords expected = market.book(LAST_THREE_DAYS, TradedMarket.EQUITY);

        assertThat(book.periodBars()).isEqualTo(expected.periodBars());
        assertThat(book.decisions()).isEqualTo(expected.decisions());
        assertThat(book.earlierDecisions()).isEqualTo(expected.earlierDecisions());
        assertThat(book.trades()).isEqualTo(expected.trades());
        assertThat(book.earlierTrades()).isEqualTo(expected.earlierTrades());
        assertThat(book.flaws()).isEmpty();
    }

    @Test
    void goesBackFromTodaysEquityToThatOfThePeriodsBegin() {
        double before = market.book(LAST_THREE_DAYS, 1).earlierTrades().stream()
                .mapToDouble(row -> row.netProfit().doubleValue())
                .sum();
        assertThat(read(LAST_THREE_DAYS).startEquity()).isCloseTo(TradedMarket.EQUITY + before, within(1e-6));
    }

    @Test
    void knowsThePositionThatWasOpenAtAPastEnd() {
        var trade = market.trades().get(20);
        long inside = trade.entry().time() + 60_000;
        Instant end = Instant.ofEpochMilli(inside - Math.floorMod(inside, 60_000));
        SymbolRecords book = read(new ReviewPeriod(TradedMarket.START, end));
        assertThat(book.open().orElseThrow().decisionTime()).isEqualTo(trade.decisionBar());
    }

    @Test
    void comparesWithTheBarsThatTheChampionWasTrainedOn() {
        String model = bookkeeper.champion(market, END.minus(Duration.ofDays(4)), 5);
        SymbolRecords book = read(LAST_THREE_DAYS);

        assertThat(book.champions()).extracting(ChampionChange::champion).containsExactly(model);
        SymbolRecords.Reference reference = book.reference().orElseThrow();
        assertThat(reference.window().from()).isEqualTo(TradedMarket.START);
        assertThat(reference.window().to()).isEqualTo(TradedMarket.START.plus(Duration.ofDays(5)));
        assertThat(reference.trained().lastOpenTime())
                .isLessThan(TradedMarket.START.plus(Duration.ofDays(5)).toEpochMilli());
        assertThat(reference.trainedReference()).isEmpty();
    }

    @Test
    void aChampionOfLaterIsNotComparedWith() {
        bookkeeper.champion(market, END.plus(Duration.ofMinutes(1)), 5);
        SymbolRecords book = read(LAST_THREE_DAYS);
        assertThat(book.champions()).hasSize(1);
        assertThat(book.reference()).isEmpty();
    }

    @Test
    void readsTheTrialsOfThePeriodByDateAndNumber() {
        LocalDate day = LAST_THREE_DAYS.firstDay();
        bookkeeper.trial(
                TradedMarket.BTC,
                day.plusDays(1),
                0,
                "{\"training\": \"t\", \"number\": 0, \"value\": \"NaN\", \"failed\": true}");
        bookkeeper.trial(
                TradedMarket.BTC, day, 10, "{\"training\": \"t\", \"number\": 10, \"value\": 0.1, \"pruned\": true}");
        bookkeeper.trial(
                TradedMarket.BTC, day, 2, "{\"training\": \"t\", \"number\": 2, \"value\": 0.25, \"pruned\": false}");
        bookkeeper.trial(TradedMarket.BTC, day.minusDays(1), 3, "{\"number\": 3, \"value\": 0.125}");

        assertThat(read(LAST_THREE_DAYS).trials())
                .isEqualTo(List.of(
                        new TuningTrial(day, "t", 2, 0.25, TuningTrial.Outcome.COMPLETE),
                        new TuningTrial(day, "t", 10, 0.1, TuningTrial.Outcome.PRUNED),
                        new TuningTrial(day.plusDays(1), "t", 0, Double.NaN, TuningTrial.Outcome.FAILED)));
    }

    @Test
    void readsWhatTheVenueToldAndWasNoBar() {
        InvalidBarLog refused = new InvalidBarLog(store, RecordsWriter.VENUE);
        InvalidBarLog.InvalidBar inside =
                new InvalidBarLog.InvalidBar(LAST_THREE_DAYS.fromMillis(), "high must be >= low");
        refused.add(
                TradedMarket.BTC,
                List.of(inside, new InvalidBarLog.InvalidBar(LAST_THREE_DAYS.toMillis(), "high must be >= low")));
        assertThat(read(LAST_THREE_DAYS).refusedBars()).containsExactly(inside);
    }

    @Test
    void readsWhatTheTrainingsDecided() {
        bookkeeper.tuningFile(
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
    void anEmptyStoreGivesAnEmptyBook() {
        SymbolRecords book = reader.read(Symbol.parse("ADA/USDT"), LAST_THREE_DAYS, 1_000, END);

        assertThat(book.bars().isEmpty()).isTrue();
        assertThat(book.trades()).isEmpty();
        assertThat(book.decisions()).isEmpty();
        assertThat(book.champions()).isEmpty();
        assertThat(book.open()).isEmpty();
        assertThat(book.startEquity()).isEqualTo(1_000);
        assertThat(book.flaws()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsToldAndTheRestIsRead() {
        damage(StoreKeys.trades(TradedMarket.BTC, YearMonth.of(2026, 10)));
        damage(StoreKeys.champion(TradedMarket.BTC));
        SymbolRecords book = read(LAST_THREE_DAYS);

        assertThat(book.flaws())
                .hasSize(2)
                .anySatisfy(flaw -> assertThat(flaw).contains("trades/BTC-USDT/2026-10.csv"))
                .anySatisfy(flaw -> assertThat(flaw).contains("champion.json"));
        assertThat(book.decisions()).isNotEmpty();
        assertThat(book.periodBars().isEmpty()).isFalse();
    }

    @Test
    void aChampionWhoseModelIsGoneIsToldWithoutDrift() {
        bookkeeper.champion(market, END.minus(Duration.ofDays(4)), 5);
        store.list(StoreKeys.modelsPrefix(TradedMarket.BTC)).stream()
                .filter(key -> key.endsWith("manifest.json"))
                .forEach(store::delete);
        SymbolRecords book = read(LAST_THREE_DAYS);

        assertThat(book.reference()).isEmpty();
        assertThat(book.flaws()).singleElement().asString().contains("it is not in the store of BTC/USDT");
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
