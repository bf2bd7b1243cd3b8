package dev.scalpel.training.licence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.licence.Candidate;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.ScoreManifest;
import dev.scalpel.model.ScorePolicyCodec;
import dev.scalpel.model.UpdateReview;
import dev.scalpel.model.score.FrozenPolicy;
import dev.scalpel.model.score.ScoreAction;
import dev.scalpel.model.score.ScorePolicy;
import dev.scalpel.model.score.ScoreWeights;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.simulation.portfolio.PortfolioDay;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.Trade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The shadow account trades a candidate under its tactics by regime, so that its evidence is that of the whole procedure. */
class CandidateRulesTest {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final LocalDate DAY = LocalDate.of(2024, 1, 11);
    private static final Instant NIGHT = Instant.parse("2024-01-11T00:20:00Z");
    private static final FeatureSet SET = FeatureSet.extended(FeatureVariant.ALONE);
    private static final ScoreTactics TACTICS = new ScoreTactics(0.9, 0, 5, 15, 240, 0.02, 0.25, 1, 0);
    private static final double THRESHOLD = 0.0003;
    private static final double EAGER_THRESHOLD = 0.0001;
    private static final long NOON = DAY.toEpochDay() * DAY_MILLIS + DAY_MILLIS / 2;

    /** Aside before noon, eager and patient after it. */
    private static final FrozenPolicy POLICY = new FrozenPolicy(
            new ScorePolicy(
                    List.of(),
                    2,
                    List.of(
                            new ScoreAction("usual", 0.9, 0, 1),
                            new ScoreAction("eager", 0.5, -0.5, 1),
                            new ScoreAction("stand aside", 0.9, 0, 0)),
                    List.of(2, 1)),
            List.of(THRESHOLD, EAGER_THRESHOLD, THRESHOLD));

    private final MemoryStore store = new MemoryStore();
    private final StoredBars archive = new StoredBars(store);
    private final Settings settings =
            SettingsReader.fromText("test", "symbols: [ETH/USDT]", Map.of()).settings();
    private final BarSeries bars = SyntheticMarket.of(
                    TwoPairMarket.market(EdgeSize.STRONG.of(EdgeKind.REVERSION), 11, 5))
            .bars(TwoPairMarket.TRADED);

    @Test
    void withoutAPolicyTheOwnTacticsTradeAllDay() {
        List<Trade> trades = trades(Optional.empty());

        assertThat(trades).anyMatch(trade -> trade.position().decisionTime() < NOON);
        assertThat(trades).hasSizeGreaterThan(5).allSatisfy(trade -> {
            ByScore basis = (ByScore) trade.position().basis();
            assertThat(basis.threshold()).isEqualTo(THRESHOLD);
            assertThat(basis.exitScore()).isZero();
        });
    }

    @Test
    void aPolicyDecidesByTheRegimeOfTheMinute() {
        List<Trade> trades = trades(Optional.of(POLICY));

        assertThat(trades).hasSizeGreaterThan(5).allSatisfy(trade -> {
            ByScore basis = (ByScore) trade.position().basis();
            assertThat(trade.position().decisionTime()).isGreaterThanOrEqualTo(NOON);
            assertThat(basis.threshold()).isEqualTo(EAGER_THRESHOLD);
            assertThat(basis.exitScore()).isEqualTo(-0.5 * EAGER_THRESHOLD);
        });
        assertThat(trades)
                .as("scores that the own tactics would have left alone")
                .anyMatch(trade -> Math.abs(((ByScore) trade.position().basis()).score()) < THRESHOLD);
    }

    private List<Trade> trades(Optional<FrozenPolicy> policy) {
        archive.append(ETH, bars);
        SavedModel model = model(policy);
        new ModelStore(store).save(ETH, model);
        Candidate candidate = new Candidate(
                "0123456789ab", ETH, DAY, Optional.of(model.id()), "", 1, Costs.FREE, List.of(), List.of(), List.of());
        SimulationSettings simulation = SimulationSettings.of(Costs.FREE);
        long from = DAY.toEpochDay() * DAY_MILLIS;
        TimeBlock block = new TimeBlock(from, from + DAY_MILLIS);
        PortfolioDay.Instrument instrument = new PortfolioDay.Instrument(
                ETH,
                bars.between(block.from(), block.to()),
                new CandidateRules(settings, new ModelStore(store), archive).of(candidate, block, simulation),
                TraderState.starting(simulation.capital()),
                simulation);
        return PortfolioDay.trade(DAY.toEpochDay(), List.of(instrument), Double.POSITIVE_INFINITY)
                .instruments()
                .get(0)
                .trades();
    }

    /** Against the return of the last five minutes. */
    private static SavedModel model(Optional<FrozenPolicy> policy) {
        double[][] weights = new double[1][SET.size() + 1];
        weights[0][SET.columnOf("return_5")] = -0.3;
        Map<String, byte[]> files = new TreeMap<>();
        files.put(ScoreManifest.WEIGHTS, new ScoreWeights(List.of(15), weights).toBytes());
        policy.ifPresent(frozen -> files.put(ScoreManifest.POLICY, ScorePolicyCodec.toBytes(frozen)));
        ScoreManifest manifest = new ScoreManifest(
                ScoreManifest.FORMAT,
                ScoreManifest.STYLE,
                ETH.symbol(),
                "training",
                Optional.empty(),
                "0123456789ab",
                Map.of(),
                SET.version(),
                SET.names(),
                List.of(15),
                Arrays.asList(PositionSide.values()),
                TACTICS,
                THRESHOLD,
                1,
                1,
                Manifest.Charges.of(Costs.FREE),
                new Manifest.Window(0, Minutes.MILLIS, 2 * Minutes.MILLIS),
                Map.of(),
                7,
                1,
                Map.of(),
                "",
                Double.NaN,
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
        return SavedModel.of(
                manifest.withPolicy(new UpdateReview(policy.isPresent(), "a test", Map.of())), files, NIGHT);
    }
}
