package dev.scalpel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.model.score.ScoreWeights;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
                Map.of("tuning", 1.5));
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
}
