package dev.scalpel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkLayer;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.model.score.DayTactics;
import dev.scalpel.model.score.FrozenPolicy;
import dev.scalpel.model.score.ScoreAction;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.model.score.ScoreNetwork;
import dev.scalpel.model.score.ScorePolicy;
import dev.scalpel.model.score.ScoreWeights;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreModelStoreTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final FeatureSet SET = FeatureSet.extended(FeatureVariant.BARE);
    private static final Instant MADE = Instant.parse("2026-11-28T00:20:00Z");

    private final MemoryStore store = new MemoryStore();
    private final ModelStore models = new ModelStore(store);

    private static ScoreManifest manifest(List<Integer> horizons) {
        return new ScoreManifest(
                ScoreManifest.FORMAT,
                ScoreManifest.STYLE,
                BTC.symbol(),
                "training",
                Optional.empty(),
                "0123456789ab",
                Map.of("window", "300 days"),
                SET.version(),
                SET.names(),
                horizons,
                List.of(PositionSide.LONG),
                ScoreTactics.DEFAULT,
                0.001,
                3.5,
                0.9,
                Manifest.Charges.of(Costs.of(0.0001, 0)),
                new Manifest.Window(0, 60_000, 120_000),
                Map.of("bars/binance/BTC-USDT/2026-11-27.csv", "00"),
                7,
                24,
                Map.of("trades", 120.0),
                "promoted",
                Double.NaN,
                Map.of("java", "17"),
                Map.of(),
                Map.of("tuning", 1.5),
                Optional.empty(),
                Optional.empty());
    }

    private static byte[] weights() {
        double[][] rows = new double[1][SET.size() + 1];
        rows[0][0] = 0.25;
        rows[0][SET.size()] = -0.5;
        return new ScoreWeights(List.of(15), rows).toBytes();
    }

    private static SavedModel saved() {
        return SavedModel.of(manifest(List.of(15)), Map.of(ScoreManifest.WEIGHTS, weights()), MADE);
    }

    @Test
    void aStoredModelIsTheSameAgain() {
        models.save(BTC, saved());

        SavedModel loaded = models.load(BTC, saved().id());
        ScoreModel model = ScoreModelReader.open(loaded);

        assertThat(loaded.manifest()).isEqualTo(saved().manifest());
        assertThat(model.id()).isEqualTo(saved().id()).startsWith("20261128T002000Z-");
        assertThat(model.tactics()).isEqualTo(ScoreTactics.DEFAULT);
        assertThat(model.frozen()).isEqualTo(new ScoreModel.Frozen(0.001, 3.5, 0.9));
        assertThat(model.weights().of(0)[0]).isEqualTo(0.25);
    }

    @Test
    void theStyleStandsInTheManifestAndTheTimingIsNotPartOfTheId() {
        models.save(BTC, saved());
        byte[] json = store.get(StoreKeys.model(BTC, saved().id(), Manifest.FILE))
                .orElseThrow()
                .bytes();

        assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"style\" : \"score\"");
        SavedModel untimed =
                SavedModel.of(manifest(List.of(15)).withoutTiming(), Map.of(ScoreManifest.WEIGHTS, weights()), MADE);
        assertThat(untimed.id()).isEqualTo(saved().id());
    }

    @Test
    void aMapOfOtherHorizonsIsRefused() {
        SavedModel other = SavedModel.of(manifest(List.of(60)), Map.of(ScoreManifest.WEIGHTS, weights()), MADE);

        assertThatThrownBy(() -> ScoreModelReader.open(other))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("its map predicts [15] minutes, its manifest names [60]");
    }

    @Test
    void aModelWithoutItsMapIsRefused() {
        SavedModel bare = SavedModel.of(manifest(List.of(15)), Map.of(), MADE);
        models.save(BTC, bare);

        assertThatThrownBy(() -> models.load(BTC, bare.id())).hasMessageContaining("it has no file weights.bin");
    }

    @Test
    void aModelIsOpenedInItsOwnStyleOnly() {
        assertThatThrownBy(() -> BracketModel.open(saved()))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("it is of the style score, not of brackets");
    }

    @Test
    void aStyleThatIsNotKnownIsRefused() {
        byte[] json = "{\"format\": 1, \"style\": \"dreams\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ManifestJson.read("id", json))
                .hasMessageContaining("its style is dreams, which this version of Scalpel does not know");
    }

    private static byte[] network(List<Integer> horizons) {
        int outputs = horizons.size();
        return new ScoreNetwork(
                        horizons,
                        new NetworkParameters(
                                Architecture.ofOutputs(SET.size(), List.of(1), outputs),
                                NetworkLayer.zero(SET.size(), outputs),
                                List.of(
                                        NetworkLayer.zero(SET.size(), 1),
                                        new NetworkLayer(1, outputs, new float[outputs], biases(outputs)))))
                .toBytes();
    }

    private static float[] biases(int outputs) {
        float[] biases = new float[outputs];
        Arrays.fill(biases, 0.125f);
        return biases;
    }

    private static SavedModel withNetwork(boolean used, Map<String, byte[]> files) {
        UpdateReview review = new UpdateReview(used, "over 56 days", Map.of("gain15", 0.01));
        return SavedModel.of(manifest(List.of(15)).withNetwork(review), files, MADE);
    }

    @Test
    void aNetworkThatIsUsedIsAddedToTheMap() {
        SavedModel both = withNetwork(
                true, Map.of(ScoreManifest.WEIGHTS, weights(), ScoreManifest.NETWORK, network(List.of(15))));
        models.save(BTC, both);

        ScoreModel model = ScoreModelReader.open(models.load(BTC, both.id()));
        double[] features = new double[SET.size()];
        double linear = ScoreModelReader.open(saved()).forecast(features).score();

        double sigma = model.forecast(features).sigma();
        assertThat(model.forecast(features).score() / sigma).isCloseTo(linear / sigma + 0.125, within(1e-12));
    }

    @Test
    void aModelWhoseNetworkIsNotUsedSaysWhyAndIsTheMapAlone() {
        SavedModel alone = withNetwork(false, Map.of(ScoreManifest.WEIGHTS, weights()));
        models.save(BTC, alone);

        SavedModel loaded = models.load(BTC, alone.id());

        assertThat(((ScoreManifest) loaded.manifest()).network())
                .contains(new UpdateReview(false, "over 56 days", Map.of("gain15", 0.01)));
        assertThat(ScoreModelReader.open(loaded).network()).isEmpty();
    }

    @Test
    void aNetworkThatDoesNotBelongToTheModelIsRefused() {
        SavedModel missing = withNetwork(true, Map.of(ScoreManifest.WEIGHTS, weights()));
        SavedModel tooMuch = withNetwork(
                false, Map.of(ScoreManifest.WEIGHTS, weights(), ScoreManifest.NETWORK, network(List.of(15))));
        SavedModel other = withNetwork(
                true, Map.of(ScoreManifest.WEIGHTS, weights(), ScoreManifest.NETWORK, network(List.of(60))));
        List.of(missing, tooMuch, other).forEach(model -> models.save(BTC, model));

        assertThatThrownBy(() -> models.load(BTC, missing.id()))
                .hasMessageContaining("its network is used, and it has no file network.bin");
        assertThatThrownBy(() -> models.load(BTC, tooMuch.id()))
                .hasMessageContaining("it has a file network.bin that its manifest does not use");
        assertThatThrownBy(() -> ScoreModelReader.open(models.load(BTC, other.id())))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("for [60] minutes, its map");
    }

    private static final FrozenPolicy POLICY = new FrozenPolicy(
            new ScorePolicy(
                    List.of(0.0004),
                    2,
                    List.of(
                            new ScoreAction("usual", 0.97, 0, 1),
                            new ScoreAction("choosy", 0.985, 0.25, 0.5),
                            new ScoreAction("stand aside", 0.97, 0, 0)),
                    List.of(0, 1, 2, 0)),
            List.of(0.001, Double.POSITIVE_INFINITY, 0.001));

    private static SavedModel withPolicy(boolean used, Map<String, byte[]> files) {
        UpdateReview review = new UpdateReview(used, "over 56 days", Map.of("gainBp", 0.5));
        return SavedModel.of(manifest(List.of(15)).withPolicy(review), files, MADE);
    }

    @Test
    void tacticsByRegimeAreStoredWithTheModelToTheBit() {
        SavedModel both = withPolicy(
                true, Map.of(ScoreManifest.WEIGHTS, weights(), ScoreManifest.POLICY, ScorePolicyCodec.toBytes(POLICY)));
        models.save(BTC, both);

        ScoreModel model = ScoreModelReader.open(models.load(BTC, both.id()));

        assertThat(model.dayTactics()).isEqualTo(new DayTactics(ScoreTactics.DEFAULT, Optional.of(POLICY)));
        assertThat(model.tactics()).isEqualTo(ScoreTactics.DEFAULT);
    }

    @Test
    void aModelWhosePolicyIsNotUsedSaysWhyAndHasItsOwnTacticsInEveryRegime() {
        SavedModel alone = withPolicy(false, Map.of(ScoreManifest.WEIGHTS, weights()));
        models.save(BTC, alone);

        SavedModel loaded = models.load(BTC, alone.id());

        assertThat(((ScoreManifest) loaded.manifest()).policy().orElseThrow().words())
                .isEqualTo("over 56 days");
        assertThat(ScoreModelReader.open(loaded).dayTactics()).isEqualTo(DayTactics.always(ScoreTactics.DEFAULT));
    }

    @Test
    void aPolicyThatIsMissingForeignOrDamagedIsRefused() {
        SavedModel missing = withPolicy(true, Map.of(ScoreManifest.WEIGHTS, weights()));
        SavedModel tooMuch = withPolicy(
                false,
                Map.of(ScoreManifest.WEIGHTS, weights(), ScoreManifest.POLICY, ScorePolicyCodec.toBytes(POLICY)));
        SavedModel newer = withPolicy(
                true, Map.of(ScoreManifest.WEIGHTS, weights(), ScoreManifest.POLICY, text("{\"format\": 2}")));
        SavedModel damaged = withPolicy(
                true,
                Map.of(
                        ScoreManifest.WEIGHTS,
                        weights(),
                        ScoreManifest.POLICY,
                        text("{\"format\": 1, \"policy\": {\"thresholds\": []}}")));
        List.of(missing, tooMuch, newer, damaged).forEach(model -> models.save(BTC, model));

        assertThatThrownBy(() -> models.load(BTC, missing.id()))
                .hasMessageContaining("its policy is used, and it has no file policy.json");
        assertThatThrownBy(() -> models.load(BTC, tooMuch.id()))
                .hasMessageContaining("it has a file policy.json that its manifest does not use");
        assertThatThrownBy(() -> ScoreModelReader.open(models.load(BTC, newer.id())))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("its policy's format is 2 and this version of Scalpel reads 1");
        assertThatThrownBy(() -> ScoreModelReader.open(models.load(BTC, damaged.id())))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("its policy is damaged");
    }

    private static byte[] text(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** A manifest of the release before networks, as it was stored. */
    @Test
    void aManifestWithoutAWordAboutANetworkKeepsItsIdAndLoads() throws IOException {
        String id = "20261128T002000Z-0d1169e3d854";
        try (InputStream stored = getClass().getResourceAsStream("stored/score-manifest.json")) {
            store.putIfAbsent(StoreKeys.model(BTC, id, Manifest.FILE), stored.readAllBytes());
        }
        store.putIfAbsent(StoreKeys.model(BTC, id, ScoreManifest.WEIGHTS), weights());

        SavedModel loaded = models.load(BTC, id);

        assertThat(((ScoreManifest) loaded.manifest()).network()).isEmpty();
        assertThat(((ScoreManifest) loaded.manifest()).policy()).isEmpty();
        assertThat(ScoreModelReader.open(loaded).network()).isEmpty();
        assertThat(loaded.manifest()).isEqualTo(saved().manifest());
    }
}
