package dev.scalpel.training.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.FeatureFamily;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.learning.score.ShadowTrades;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.ledger.repository.ShadowRepository;
import dev.scalpel.ledger.repository.StoredShadowTrades;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.simulation.TradeFingerprint;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ShadowRecorderTest {

    private static final InstrumentId BTC = new InstrumentId("binance", Symbol.parse("BTC/USDT"));
    private static final long START = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000L;
    private static final int DAYS = 26;
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final double ROUND_TRIP = 0.002;

    /** Short, so that the test is: eight days for the features to look back on, six to fit, five for the threshold. */
    private static final ScoreProcedure PROCEDURE = ScoreProcedure.DEFAULT.withWindow(12, 6);

    private static final String ID = "1a2b3c4d5e6f";

    private static BarSeries bars;

    private final ShadowRepository rows = new StoredShadowTrades(new MemoryStore());
    private final ShadowRecorder recorder = new ShadowRecorder(rows);

    @BeforeAll
    static void generate() {
        bars = SyntheticMarket.generate(MarketSpec.of(List.of(BTC.symbol()), START, DAYS, 5)
                        .withEdge(new Edge(EdgeKind.REVERSION, 0.3)))
                .get(BTC.symbol());
    }

    private static ShadowTrades until(int day) {
        BarSeries known = bars.between(START, START + day * DAY);
        ScoreWalk walk = ScoreWalk.over(
                known,
                Optional.empty(),
                FeatureSet.of(FeatureFamily.EXTENDED, FeatureVariant.availableIn(known, Optional.empty())),
                PROCEDURE);
        return ShadowTrades.of(
                walk.scores(PROCEDURE.scoreHorizons()), ScoreTactics.DEFAULT, EnumSet.allOf(PositionSide.class));
    }

    @Test
    void nightsThatAreAddedUpAreTheTradesOfOneRun() {
        int added = 0;
        for (int day = DAYS - 3; day <= DAYS; day++) {
            added += recorder.record(ID, BTC, until(day), ROUND_TRIP);
        }

        List<TradeRow> stored = rows.trades(ID, BTC, JUNE);
        assertThat(stored).hasSize(added).hasSizeGreaterThan(20);
        assertThat(TradeFingerprint.of(TradeRows.toTrades(stored)))
                .isEqualTo(TradeFingerprint.of(until(DAYS).trades()));
    }

    @Test
    void aNightThatIsRepeatedAddsNothing() {
        ShadowTrades trades = until(DAYS);
        int first = recorder.record(ID, BTC, trades, ROUND_TRIP);
        List<TradeRow> stored = rows.trades(ID, BTC, JUNE);

        assertThat(recorder.record(ID, BTC, trades, ROUND_TRIP)).isZero();
        assertThat(stored).hasSize(first);
        assertThat(rows.trades(ID, BTC, JUNE)).isEqualTo(stored);
    }

    @Test
    void aRowSaysWhatWasExpectedOfItAfterTheAccountsCosts() {
        ShadowTrades trades = until(DAYS);
        recorder.record(ID, BTC, trades, ROUND_TRIP);

        List<TradeRow> stored = rows.trades(ID, BTC, JUNE);
        TradeRow last = stored.get(stored.size() - 1);
        double slope = trades.frozen(Math.floorDiv(last.decisionBar(), DAY)).slope();
        double score = ((ByScore) last.basis()).score();
        assertThat(last.predictedNet()).isEqualTo(slope * Math.abs(score) - ROUND_TRIP);
        assertThat(stored.get(0).predictedNet()).isNaN();
    }

    @Test
    void withoutTradesNothingIsRecorded() {
        assertThat(recorder.record(ID, BTC, until(10), ROUND_TRIP)).isZero();
        assertThat(rows.procedures(BTC)).isEmpty();
    }
}
