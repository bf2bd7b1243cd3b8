package dev.scalpel.training.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.licence.Candidate;
import dev.scalpel.licence.CandidateStore;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.ModelStore;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.training.tuning.Recipe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DailyTrainingTest {

    private static final InstrumentId ETH = TwoPairMarket.TRADED_INSTRUMENT;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-01-20T00:20:00Z"), ZoneOffset.UTC);
    private static final int TRIALS = 6;

    private static final SyntheticMarket STRONG = TrainingMarkets.strong(11);
    private static final MemoryStore TRAINED = new MemoryStore();
    private static TrainingReport report = TrainingReport.failed(ETH.symbol(), Instant.EPOCH, "not yet trained");

    private final MemoryStore store = new MemoryStore();

    @BeforeAll
    static void trainOnTheStrongEdge() {
        report = train(TRAINED, TrainingMarkets.config(2), TrainingMarkets.request(STRONG, TRIALS));
    }

    @Test
    void makesACandidateThatFoundThePlantedEdgeAndPromotesNothing() {
        assertThat(report.words()).endsWith(": its checks pass");
        assertThat(report.flaws()).isEmpty();
        assertThat(report.figures().get("holdOutNet")).isPositive();
        assertThat(report.figures().get("delayedNet")).isPositive();
        assertThat(report.seconds()).containsKeys("features and labels", "folds", "tuning", "final fit");
        Manifest manifest = BracketModel.open(
                        new ModelStore(TRAINED).load(ETH, report.candidate().orElseThrow()))
                .manifest();
        assertThat(manifest.words()).isEqualTo("its checks pass");
        assertThat(manifest.gate()).isEqualTo(report.figures());
        assertThat(manifest.trials()).isEqualTo(TRIALS);
        assertThat(manifest.bars()).containsKey("bars/synthetic/BTC-USDT/2024-01-05.csv");
        assertThat(report.promoted()).isFalse();
        assertThat(new ChampionRegistry(TRAINED).champion(ETH)).isEqualTo(Champion.FLAT);
        assertThat(TRAINED.list("candidates/")).isEmpty();
    }

    @Test
    void aSearchOfTheLinearSpaceMakesALinearMap() {
        TrainingReport result =
                train(store, TrainingMarkets.config(2, Recipe.LINEAR_SPACE), TrainingMarkets.request(STRONG, TRIALS));

        Manifest manifest = new ModelStore(store)
                .load(ETH, result.candidate().orElseThrow())
                .bracketManifest();
        assertThat(manifest.architecture().hidden()).isEmpty();
        assertThat(manifest.networks()).hasSize(1);
    }

    @Test
    void aCandidateOfAProcedureIsStoredOnceForItsDay() {
        copy(key -> true);
        TrainingRequest request = TrainingMarkets.request(STRONG, TRIALS).withProcedure(Optional.of("0123456789ab"));

        train(store, TrainingMarkets.config(2), request);

        Candidate candidate = new CandidateStore(store)
                .find("0123456789ab", ETH, LocalDate.of(2024, 1, 20))
                .orElseThrow();
        assertThat(candidate.model()).isEqualTo(report.candidate());
        assertThat(candidate.flaws()).isEmpty();
        assertThat(candidate.costBp()).isCloseTo(2, within(1e-9));
        // Two folds of four days after the first, and a hold-out of three.
        assertThat(candidate.walkForward()).hasSize(11);
        assertThat(candidate.walkForward().get(10).date()).isEqualTo(LocalDate.of(2024, 1, 19));
        train(
                store,
                TrainingMarkets.config(2),
                TrainingMarkets.request(STRONG, 1).withProcedure(Optional.of("0123456789ab")));
        assertThat(new CandidateStore(store).of("0123456789ab", LocalDate.of(2024, 1, 20)))
                .containsExactly(candidate);
    }

    @Test
    void aNightWithTooFewBarsIsACandidateWithoutAModel() {
        train(
                store,
                TrainingMarkets.config(1),
                TrainingMarkets.request(flatBars(1), 2).withProcedure(Optional.of("0123456789ab")));

        Candidate candidate = new CandidateStore(store)
                .find("0123456789ab", ETH, LocalDate.of(2024, 1, 20))
                .orElseThrow();
        assertThat(candidate.model()).isEmpty();
        assertThat(candidate.reason()).startsWith("too few bars");
    }

    @Test
    void makesTheSameModelOnOneThreadAndOnTwo() {
        TrainingReport one = train(store, TrainingMarkets.config(1), TrainingMarkets.request(STRONG, TRIALS));

        assertThat(one.candidate()).isEqualTo(report.candidate());
        assertThat(files(store)).isEqualTo(files(TRAINED));
    }

    @Test
    void goesOnFromRecordedTrialsToTheSameModel() {
        copy(key -> key.startsWith("tuning/") && !key.endsWith("-004.json") && !key.endsWith("-001.json"));

        TrainingReport resumed = train(store, TrainingMarkets.config(2), TrainingMarkets.request(STRONG, TRIALS));

        assertThat(resumed.resumed()).isEqualTo(TRIALS - 2);
        assertThat(resumed.trials()).isEqualTo(TRIALS);
        assertThat(files(store)).isEqualTo(files(TRAINED));
    }

    @Test
    void saysThatThereAreTooFewBars() {
        BarSeries bars = flatBars(20);

        TrainingReport result = train(
                store,
                TrainingMarkets.config(1),
                TrainingMarkets.request(bars.slice(0, 2_000).join(bars.slice(2_500, 3_000)), 2));

        assertThat(result.words())
                .isEqualTo("kept flat: too few bars: 1,060 of the 25,920 minutes from 2024-01-02T00:00:00Z to"
                        + " 2024-01-20T00:00:00Z, in 2 holes; at least 20,736 are needed");
        assertThat(result.decided()).isFalse();
    }

    @Test
    void saysThatTheMarketStoodStill() {
        assertThat(train(store, TrainingMarkets.config(1), TrainingMarkets.request(flatBars(20), 2))
                        .words())
                .isEqualTo("kept flat: the market stood still: the price moved in 0 of 25,920 minutes");
    }

    @Test
    void saysThatHolesLeftNoLabels() {
        BarSeries whole = TrainingMarkets.edgeless(12).bars(ETH.symbol());
        BarSeries.Builder holed = new BarSeries.Builder(whole.size());
        for (int row = 0; row < whole.size(); row++) {
            if (row % 20 != 19) {
                holed.add(whole.bar(row));
            }
        }

        assertThat(train(store, TrainingMarkets.config(1), TrainingMarkets.request(holed.build(), 2))
                        .words())
                .startsWith("kept flat: too few labels: 0 of the ");
    }

    @Test
    void retiresAnExpiredChampionEvenWithoutBars() {
        new ChampionRegistry(store)
                .promote(
                        ETH,
                        new Champion.Step(
                                CLOCK.instant().minus(Duration.ofDays(20)),
                                Optional.of("20240101T000000Z-0123456789ab"),
                                "promoted",
                                Map.of()),
                        Optional.empty(),
                        Duration.ofDays(14));

        TrainingReport result = train(store, TrainingMarkets.config(1), TrainingMarkets.request(flatBars(1), 2));

        assertThat(result.retired()).isTrue();
        assertThat(result.words()).startsWith("retired to flat: expired at 2024-01-14T00:20:00Z; then kept flat: ");
        assertThat(new ChampionRegistry(store).champion(ETH).isFlat()).isTrue();
    }

    @Test
    void retiresAChampionThatCannotBeUsed() {
        new ChampionRegistry(store)
                .promote(
                        ETH,
                        new Champion.Step(
                                CLOCK.instant(), Optional.of("20240101T000000Z-0123456789ab"), "promoted", Map.of()),
                        Optional.empty(),
                        Duration.ofDays(14));

        TrainingReport result =
                train(store, TrainingMarkets.config(2), TrainingMarkets.request(TrainingMarkets.edgeless(12), 1));

        assertThat(result.words())
                .startsWith("retired to flat: model 20240101T000000Z-0123456789ab is refused: it is not in the store");
    }

    @Test
    void leavesAnythingUndoneThatThereIsNoTimeFor() {
        TrainingReport result = new DailyTraining(TrainingMarkets.config(2), store, CLOCK, TrainingProgress.SILENT)
                .train(
                        TrainingMarkets.request(TrainingMarkets.edgeless(12), TRIALS),
                        Deadline.in(Duration.ofSeconds(5), CLOCK));

        assertThat(result.words()).isEqualTo("kept flat: no trial finished in time; the next call continues");
        assertThat(result.decided()).isFalse();
        assertThat(store.list("tuning/")).isEmpty();
    }

    private static TrainingReport train(MemoryStore store, TrainingConfig config, TrainingRequest request) {
        return new DailyTraining(config, store, CLOCK, TrainingProgress.SILENT)
                .train(request, Deadline.in(Duration.ofHours(1), CLOCK));
    }

    private void copy(Predicate<String> which) {
        TRAINED.list("").stream()
                .filter(which)
                .forEach(key ->
                        store.putIfAbsent(key, TRAINED.get(key).orElseThrow().bytes()));
    }

    /** Every file of every model as text. */
    private static Map<String, String> files(MemoryStore store) {
        Map<String, String> files = new TreeMap<>();
        store.list(StoreKeys.modelsPrefix(ETH)).stream()
                .filter(key -> !key.endsWith("champion.json"))
                .forEach(key ->
                        files.put(key, store.get(key).orElseThrow().etag().toString()));
        assertThat(files).isNotEmpty();
        return files;
    }

    private static BarSeries flatBars(int days) {
        long first = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
        BarSeries.Builder bars = new BarSeries.Builder(0);
        for (int minute = 0; minute < days * Minutes.PER_DAY; minute++) {
            bars.add(new Bar(Minutes.plus(first, minute), 100, 100, 100, 100, 0, 0, 0));
        }
        return bars.build();
    }
}
