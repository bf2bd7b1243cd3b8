package dev.scalpel.training.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.ledger.repository.StoredShadowTrades;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.ScoreModelReader;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.training.score.DeclaredProcedure;
import dev.scalpel.training.score.ScoreRecipe;
import dev.scalpel.training.tuning.TrainingWindow.Lengths;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In the score style, whose features look back a week, a currency pair is trained on and traded as any other instrument. */
class SessionScoreTrainingTest {

    private static final Instant END = Instant.parse("2024-02-10T00:00:00Z");
    private static final int DAYS = 40;
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final InstrumentId EUR = new InstrumentId("oanda", Symbol.parse("EUR/USD"));
    private static final DeclaredProcedure SMALL = new DeclaredProcedure(
            new ScoreProcedure("extended-1", 20, 8, 1, List.of(5, 10, 15, 20, 30, 60), List.of(15), 1, 0.3, 3, 1, 10),
            EnumSet.allOf(PositionSide.class));

    private static final Edge STRONG = new Edge(EdgeKind.REVERSION, 0.4);

    private static final MemoryStore TRAINED = new MemoryStore();
    private static final TrainingReport REPORT = train(STRONG, TradingSession.FOREX, TRAINED);

    @Test
    void aPlantedEdgeIsFoundInTheHoursOfACurrencyPair() {
        assertThat(REPORT.words()).endsWith(": its checks pass");
        FeatureSet features = ScoreModelReader.open(
                        new ModelStore(TRAINED).load(EUR, REPORT.candidate().orElseThrow()))
                .featureSet();
        assertThat(features.session()).isEqualTo(TradingSession.FOREX);
        assertThat(features.version()).endsWith("+forex");
        BreakEven shadow = breakEven(TRAINED);
        assertThat(shadow.bp().orElse(Double.NaN))
                .isGreaterThan(3 * shadow.standardErrorBp().orElse(Double.NaN));
    }

    @Test
    void noPositionIsHeldWhileTheMarketIsClosed() {
        List<TradeRow> trades = shadow(TRAINED);
        assertThat(trades.size()).isGreaterThan(30);
        assertThat(trades).allSatisfy(trade -> {
            long held = Minutes.between(trade.entry().time(), trade.exit().time());
            long open = new SessionMinutes(TradingSession.FOREX)
                    .count(trade.entry().time(), trade.exit().time());
            assertThat(open).isEqualTo(held);
        });
    }

    @Test
    void withoutAnEdgeNothingIsFound() {
        MemoryStore store = new MemoryStore();
        train(Edge.none(), TradingSession.FOREX, store);

        BreakEven shadow = breakEven(store);
        assertThat(Math.abs(shadow.bp().orElse(Double.NaN)))
                .isLessThan(3 * shadow.standardErrorBp().orElse(Double.NaN));
    }

    /** So the tests above could fail: by the clock nine tenths of a week are never there. */
    @Test
    void theSameBarsAreTooFewOfAnInstrumentThatIsTradedAtAllTimes() {
        assertThat(train(STRONG, TradingSession.ALWAYS_OPEN, new MemoryStore()).words())
                .contains("too few bars: 0 usable days");
    }

    private static TrainingReport train(Edge edge, TradingSession session, MemoryStore store) {
        MarketSpec spec = MarketSpec.of(List.of(EUR.symbol()), START.toEpochMilli(), DAYS, 11);
        BarSeries all = Objects.requireNonNull(
                SyntheticMarket.generate(spec.withEdge(edge)).get(EUR.symbol()));
        TrainingConfig config = new TrainingConfig(
                new Lengths(18, 4, 2, 4),
                60,
                BracketGrid.bothSides(),
                SimulationSettings.of(Costs.of(0.00005, 0)).withEntryWindow(EntryWindow.of(session)),
                20,
                ScoreRecipe.SPACE,
                Duration.ofDays(14),
                1,
                7,
                2);
        TrainingRequest request =
                new TrainingRequest(EUR, inHours(all), Optional.empty(), END, 2, Duration.ofMinutes(10));
        Clock clock = Clock.fixed(END.plus(Duration.ofMinutes(20)), ZoneOffset.UTC);
        return new ScoreTraining(config, SMALL, store, clock, TrainingProgress.SILENT)
                .train(request, Deadline.in(Duration.ofHours(1), clock));
    }

    private static BreakEven breakEven(MemoryStore store) {
        return BreakEven.byDay(TradeRows.toTrades(shadow(store)).stream()
                .map(GrossReturn::ofFree)
                .toList());
    }

    private static List<TradeRow> shadow(MemoryStore store) {
        StoredShadowTrades stored = new StoredShadowTrades(store);
        return Stream.of(YearMonth.of(2024, 1), YearMonth.of(2024, 2))
                .flatMap(month -> stored.trades(SMALL.id(), EUR, month).stream())
                .toList();
    }

    private static BarSeries inHours(BarSeries bars) {
        SessionMinutes session = new SessionMinutes(TradingSession.FOREX);
        BarSeries.Builder traded = new BarSeries.Builder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            if (session.includes(bars.openTime(row))) {
                traded.add(bars.bar(row));
            }
        }
        return traded.build();
    }
}
