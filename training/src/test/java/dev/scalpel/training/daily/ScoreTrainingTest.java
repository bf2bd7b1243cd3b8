package dev.scalpel.training.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.fit.FitSettings;
import dev.scalpel.learning.score.ResidualProcedure;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.tactics.PolicyProcedure;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Sha256;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.ScoreManifest;
import dev.scalpel.model.ScoreModelReader;
import dev.scalpel.model.UpdateReview;
import dev.scalpel.model.score.FrozenPolicy;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.training.score.DeclaredProcedure;
import dev.scalpel.training.score.ScoreRecipe;
import dev.scalpel.training.tuning.TrainingWindow.Lengths;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreTrainingTest {

    private static final int DAYS = 26;
    private static final int TRIALS = 5;
    /** The market begins with the year 2024; its last day is not trained on at first. */
    private static final Instant END = Instant.parse("2024-01-26T00:00:00Z");

    private static final InstrumentId ETH = TwoPairMarket.TRADED_INSTRUMENT;
    private static final SyntheticMarket MARKET =
            SyntheticMarket.of(TwoPairMarket.market(EdgeSize.STRONG.of(EdgeKind.LEADLAG), DAYS, 11));
    private static final DeclaredProcedure SMALL = new DeclaredProcedure(
            new ScoreProcedure("extended-1", 8, 3, 1, List.of(5, 10, 15, 20, 30, 60), List.of(15), 1, 0.3, 3, 1, 10),
            EnumSet.allOf(PositionSide.class));

    private static final MemoryStore TRAINED = new MemoryStore();
    private static final TrainingReport REPORT = train(TRAINED, MARKET.bars(TwoPairMarket.TRADED), END, 2);

    private static TrainingConfig config(int threads) {
        return new TrainingConfig(
                new Lengths(18, 3, 2, 3),
                60,
                BracketGrid.bothSides(),
                SimulationSettings.of(Costs.of(0.00005, 0)),
                20,
                ScoreRecipe.SPACE,
                Duration.ofDays(14),
                1,
                7,
                threads);
    }

    private static TrainingReport train(MemoryStore store, BarSeries bars, Instant end, int threads) {
        return train(SMALL, store, bars, end, threads);
    }

    private static TrainingReport train(
            DeclaredProcedure procedure, MemoryStore store, BarSeries bars, Instant end, int threads) {
        TrainingRequest request = new TrainingRequest(
                ETH,
                bars,
                Optional.of(new TrainingRequest.Reference(
                        TwoPairMarket.LEADING_INSTRUMENT, MARKET.bars(TwoPairMarket.LEADER))),
                end,
                TRIALS,
                Duration.ofMinutes(10));
        Clock clock = Clock.fixed(end.plus(20, ChronoUnit.MINUTES), ZoneOffset.UTC);
        return new ScoreTraining(config(threads), procedure, store, clock, TrainingProgress.SILENT)
                .train(request, Deadline.in(Duration.ofHours(1), clock));
    }

    @Test
    void makesTheDaysModelWithWhatWasFrozenAtItsStart() {
        assertThat(REPORT.words()).endsWith(": its checks pass");
        assertThat(REPORT.trials()).isEqualTo(TRIALS);
        assertThat(REPORT.to()).isEqualTo(END);
        assertThat(REPORT.seconds()).containsKeys("bar hashes", "fits and scores", "tuning", "final fit");

        SavedModel saved = new ModelStore(TRAINED).load(ETH, REPORT.candidate().orElseThrow());
        ScoreManifest manifest = (ScoreManifest) saved.manifest();
        ScoreModel model = ScoreModelReader.open(saved);
        assertThat(manifest.procedure()).isEqualTo(SMALL.id());
        assertThat(manifest.recipe()).containsEntry("window", "8 days, at least 3");
        assertThat(manifest.sides()).containsExactly(PositionSide.LONG, PositionSide.SHORT);
        assertThat(manifest.bars()).containsKey("bars/synthetic/BTC-USDT/2024-01-05.csv");
        assertThat(model.frozen().threshold()).isPositive().isFinite();
        assertThat(model.frozen().slope()).isPositive();
        assertThat(model.weights().horizons()).isEqualTo(manifest.horizons());
        assertThat(new ChampionRegistry(TRAINED).champion(ETH).isFlat()).isTrue();
    }

    @Test
    void makesTheSameModelOnOneThreadAndOnTwo() {
        MemoryStore store = new MemoryStore();

        train(store, MARKET.bars(TwoPairMarket.TRADED), END, 1);

        assertThat(models(store)).isEqualTo(models(TRAINED));
    }

    @Test
    void theNextNightComputesOneDayAndMakesTheSameModelAsWithoutTheNightBefore() {
        MemoryStore store = copy(TRAINED);

        TrainingReport next = train(store, MARKET.bars(TwoPairMarket.TRADED), END.plus(1, ChronoUnit.DAYS), 2);

        // The day that was not over on the day after it, and the newest one.
        assertThat(next.notes()).contains("statistics of 2 days were computed, the others were stored");
        assertThat(next.candidate()).isPresent().isNotEqualTo(REPORT.candidate());

        MemoryStore fresh = new MemoryStore();
        TrainingReport alone = train(fresh, MARKET.bars(TwoPairMarket.TRADED), END.plus(1, ChronoUnit.DAYS), 2);
        SavedModel warm = new ModelStore(store).load(ETH, next.candidate().orElseThrow());
        SavedModel cold = new ModelStore(fresh).load(ETH, alone.candidate().orElseThrow());
        assertThat(((ScoreManifest) warm.manifest()).bars()).isEqualTo(((ScoreManifest) cold.manifest()).bars());
        if (((ScoreManifest) warm.manifest()).horizons().equals(((ScoreManifest) cold.manifest()).horizons())) {
            assertThat(warm.file(ScoreManifest.WEIGHTS)).isEqualTo(cold.file(ScoreManifest.WEIGHTS));
        }
    }

    @Test
    void aChangedBarComputesTheDaysThatReadItAgain() {
        MemoryStore store = copy(TRAINED);
        BarSeries bars = MARKET.bars(TwoPairMarket.TRADED);
        int row = bars.firstRowFrom(END.minus(12, ChronoUnit.DAYS).toEpochMilli());
        Bar bar = bars.bar(row);
        BarSeries changed = bars.merge(BarSeries.of(new Bar(
                bar.openTime(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume() + 1,
                bar.trades(),
                bar.takerBuyVolume())));

        TrainingReport again = train(store, changed, END, 2);

        // The day before, whose labels end in it, itself, and the seven after it; the last day is never kept.
        assertThat(again.notes()).contains("statistics of 10 days were computed, the others were stored");
    }

    @Test
    void keepsFlatInClearWordsWhereThereIsTooLittleHistory() {
        BarSeries bars = MARKET.bars(TwoPairMarket.TRADED)
                .between(END.minus(9, ChronoUnit.DAYS).toEpochMilli(), END.toEpochMilli());

        TrainingReport result = train(new MemoryStore(), bars, END, 1);

        assertThat(result.decided()).isFalse();
        assertThat(result.champion()).isEqualTo("flat");
        assertThat(result.words())
                .isEqualTo("kept flat: too few bars: 1 usable days; the score style needs 3 days to fit, 1 more for its"
                        + " threshold and 9 to judge it by, after the week that its features look back on");
    }

    @Test
    void keepsFlatWhereThereAreNoBars() {
        TrainingReport result = train(new MemoryStore(), BarSeries.empty(), END, 1);

        assertThat(result.words()).startsWith("kept flat: too few bars: 0 usable days");
    }

    @Test
    void damagedStatisticsAreComputedAgain() {
        MemoryStore store = copy(TRAINED);
        String key = store.list("statistics/").stream()
                .filter(each -> !each.contains("-issued/"))
                .skip(3)
                .findFirst()
                .orElseThrow();
        byte[] bytes = store.get(key).orElseThrow().bytes();
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
        store.putIfMatch(key, cut, store.get(key).orElseThrow().etag());

        TrainingReport again = train(store, MARKET.bars(TwoPairMarket.TRADED), END, 2);

        assertThat(again.notes()).contains("statistics of 2 days were computed, the others were stored");
        assertThat(store.get(key).orElseThrow().bytes()).isEqualTo(bytes);
    }

    /** Any gain is enough, so that the network is part of the model. */
    private static final DeclaredProcedure NETWORK = new DeclaredProcedure(
            SMALL.scores(),
            Optional.of(new ResidualProcedure(
                    List.of(8), 8, 3, 3, 0.2, new FitSettings(2, 1e-3, 1e-2, 256), 3, 6, 2, -1e9, 7)),
            SMALL.sides());

    @Test
    void aNetworkThatGainsIsStoredWithTheModelAndFittedOnceAWeek() {
        MemoryStore store = new MemoryStore();
        TrainingReport first = train(NETWORK, store, MARKET.bars(TwoPairMarket.TRADED), END, 2);

        SavedModel saved = new ModelStore(store).load(ETH, first.candidate().orElseThrow());
        ScoreManifest manifest = (ScoreManifest) saved.manifest();
        assertThat(manifest.recipe()).containsKey("network");
        assertThat(manifest.procedure()).isEqualTo(NETWORK.id()).isNotEqualTo(SMALL.id());
        assertThat(manifest.network().orElseThrow().used()).isTrue();
        assertThat(manifest.network().orElseThrow().words()).startsWith("linear map and network: over ");
        assertThat(manifest.libraries()).containsKeys("djl", "pytorch");
        assertThat(ScoreModelReader.open(saved).network().orElseThrow().horizons())
                .isEqualTo(manifest.horizons());

        TrainingReport same = train(NETWORK, store, MARKET.bars(TwoPairMarket.TRADED), END, 1);
        assertThat(same.notes()).contains("0 networks were fitted, the others were stored");
        // The day after the bars is the first of a refit every third night.
        int fitted = IntStream.rangeClosed(-1, 1)
                .map(day -> fitted(train(
                        NETWORK, copy(store), MARKET.bars(TwoPairMarket.TRADED), END.plus(day, ChronoUnit.DAYS), 2)))
                .sum();
        assertThat(fitted).isBetween(0, 1);
    }

    /** Any gain is enough, so that two days of policies decide. */
    private static final DeclaredProcedure REGIMES = new DeclaredProcedure(
            SMALL.scores(),
            Optional.empty(),
            Optional.of(new PolicyProcedure(12, 10, 1, 2, 2, 1, -5, -5, 2, 2, -1e9)),
            SMALL.sides());

    @Test
    void tacticsByRegimeThatGainAreStoredWithTheModel() {
        MemoryStore store = new MemoryStore();
        TrainingReport made = train(REGIMES, store, MARKET.bars(TwoPairMarket.TRADED), END, 2);

        SavedModel saved = new ModelStore(store).load(ETH, made.candidate().orElseThrow());
        ScoreManifest manifest = (ScoreManifest) saved.manifest();
        assertThat(manifest.recipe()).containsKey("tactics by regime");
        assertThat(manifest.procedure()).isEqualTo(REGIMES.id()).isNotEqualTo(SMALL.id());
        UpdateReview review = manifest.policy().orElseThrow();
        assertThat(review.used()).isTrue();
        assertThat(review.words()).startsWith("other tactics in ");
        assertThat(made.notes()).contains(review.words());
        FrozenPolicy policy = ScoreModelReader.open(saved).dayTactics().policy().orElseThrow();
        assertThat(policy.policy().changed()).isPositive().isEqualTo((int)
                (double) review.figures().get("changedRegimes"));
        assertThat(policy.thresholds().get(0))
                .as("the first action is the model's own tactics")
                .isEqualTo(manifest.threshold());
        assertThat(policy.thresholds())
                .hasSameSizeAs(policy.policy().actions())
                .allSatisfy(threshold -> assertThat(threshold).isPositive().isFinite());
    }

    @Test
    void tacticsByRegimeThatHaveNotGainedAreNotStoredAndTheModelSaysWhy() {
        PolicyProcedure never = new PolicyProcedure(12, 10, 1, 2, 2, 1, -5, -5, 2, 2, 1e9);
        DeclaredProcedure procedure =
                new DeclaredProcedure(SMALL.scores(), Optional.empty(), Optional.of(never), SMALL.sides());
        MemoryStore store = new MemoryStore();

        TrainingReport made = train(procedure, store, MARKET.bars(TwoPairMarket.TRADED), END, 2);

        SavedModel saved = new ModelStore(store).load(ETH, made.candidate().orElseThrow());
        ScoreManifest manifest = (ScoreManifest) saved.manifest();
        assertThat(manifest.policy().orElseThrow().words())
                .startsWith("the usual tactics in every regime: over 2 days policies gained ");
        assertThat(saved.files()).doesNotContainKey(ScoreManifest.POLICY);
        assertThat(ScoreModelReader.open(saved).dayTactics().policy()).isEmpty();
    }

    private static int fitted(TrainingReport report) {
        return report.notes().stream()
                .filter(note -> note.contains(" networks were fitted"))
                .mapToInt(note -> Integer.parseInt(note.substring(0, note.indexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameNightGivesTheSameNetworkOnOneThreadAndOnTwo() {
        MemoryStore one = new MemoryStore();
        MemoryStore two = new MemoryStore();
        train(NETWORK, one, MARKET.bars(TwoPairMarket.TRADED), END, 1);
        train(NETWORK, two, MARKET.bars(TwoPairMarket.TRADED), END, 2);

        assertThat(models(one)).isEqualTo(models(two));
        assertThat(models(one).keySet()).anyMatch(key -> key.endsWith(ScoreManifest.NETWORK));
    }

    @Test
    void damagedNetworksAndThoseOfChangedBarsAreFittedAgain() {
        MemoryStore store = new MemoryStore();
        train(NETWORK, store, MARKET.bars(TwoPairMarket.TRADED), END, 2);
        List<String> networks = store.list("statistics/").stream()
                .filter(key -> key.contains("/network-"))
                .toList();
        assertThat(networks).hasSizeGreaterThan(2);
        String key = networks.get(1);
        byte[] bytes = store.get(key).orElseThrow().bytes();
        store.putIfMatch(
                key,
                Arrays.copyOf(bytes, bytes.length - 1),
                store.get(key).orElseThrow().etag());

        assertThat(fitted(train(NETWORK, store, MARKET.bars(TwoPairMarket.TRADED), END, 2)))
                .isEqualTo(1);
        assertThat(store.get(key).orElseThrow().bytes()).isEqualTo(bytes);

        BarSeries changed = withMoreVolume(MARKET.bars(TwoPairMarket.TRADED), END.minus(2, ChronoUnit.DAYS));
        assertThat(fitted(train(NETWORK, store, changed, END, 2)))
                .as("only networks that read the day before yesterday")
                .isBetween(0, 1);
        BarSeries early = withMoreVolume(MARKET.bars(TwoPairMarket.TRADED), END.minus(14, ChronoUnit.DAYS));
        assertThat(fitted(train(NETWORK, store, early, END, 2))).isGreaterThan(1);
    }

    private static BarSeries withMoreVolume(BarSeries bars, Instant at) {
        Bar bar = bars.bar(bars.firstRowFrom(at.toEpochMilli()));
        return bars.merge(BarSeries.of(new Bar(
                bar.openTime(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume() + 1,
                bar.trades(),
                bar.takerBuyVolume())));
    }

    @Test
    void aDamagedIssuedDayIsScoredAgain() {
        MemoryStore store = copy(TRAINED);
        String key = store.list("statistics/").stream()
                .filter(each -> each.contains("-issued/"))
                .reduce((first, last) -> last)
                .orElseThrow();
        byte[] bytes = store.get(key).orElseThrow().bytes();
        store.putIfMatch(
                key,
                Arrays.copyOf(bytes, bytes.length - 1),
                store.get(key).orElseThrow().etag());

        train(store, MARKET.bars(TwoPairMarket.TRADED), END, 2);

        assertThat(store.get(key).orElseThrow().bytes()).isEqualTo(bytes);
    }

    /** The id in a key covers the manifest but for its timing. */
    private static Map<String, String> models(MemoryStore store) {
        Map<String, String> files = new TreeMap<>();
        for (String key : store.list(StoreKeys.modelsPrefix(ETH))) {
            if (key.endsWith(".bin")) {
                files.put(key, Sha256.hex(store.get(key).orElseThrow().bytes()));
            }
        }
        return files;
    }

    private static MemoryStore copy(MemoryStore from) {
        MemoryStore store = new MemoryStore();
        for (String key : from.list("")) {
            store.putIfAbsent(key, from.get(key).orElseThrow().bytes());
        }
        return store;
    }
}
