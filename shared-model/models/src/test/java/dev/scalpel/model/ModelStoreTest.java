package dev.scalpel.model;

import static dev.scalpel.model.ModelFixture.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.Manifest.Charges;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.SizeSlippage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelStoreTest {

    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);

    private final ObjectStore store = new MemoryStore();
    private final ModelStore models = new ModelStore(store);
    private final SavedModel saved = ModelFixture.saved();

    private void overwrite(String file, byte[] bytes) {
        String key = StoreKeys.model(BTC_ID, saved.id(), file);
        store.delete(key);
        store.putIfAbsent(key, bytes);
    }

    private void refuses(String reason) {
        assertThatThrownBy(() -> BracketModel.open(models.load(BTC_ID, saved.id())))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining(saved.id())
                .hasMessageContaining(reason)
                .hasMessageContaining("Roll back to an earlier model, or train a new one");
    }

    @Test
    void loadsWhatItSaved() {
        models.save(BTC_ID, saved);

        SavedModel loaded = models.load(BTC_ID, saved.id());

        assertThat(loaded.manifest()).isEqualTo(saved.bracketManifest());
        assertThat(loaded.files().keySet()).isEqualTo(saved.files().keySet());
        loaded.files().forEach((name, bytes) -> assertThat(bytes).isEqualTo(saved.file(name)));
    }

    @Test
    void storesAMakerFeeAndASpreadWhereThereAreAny() {
        Charges charges =
                Charges.of(Costs.of(0.001, 0.0002).withMakerFee(0.0005).withHalfSpread(0.0001));
        SavedModel model = ModelFixture.saved(new ManifestCopy(saved.bracketManifest()).costs(charges), saved.files());
        models.save(BTC_ID, model);

        assertThat(models.load(BTC_ID, model.id()).manifest().costs())
                .isEqualTo(new Charges(0.001, 0.0002, Optional.of(0.0005), Optional.of(0.0001)));
    }

    @Test
    void doesNotStoreCostsOfASizeThatALabelDoesNotHave() {
        Costs sized = Costs.FREE.withSlippage(new SizeSlippage(0, List.of(new SizeSlippage.Step(1, 0.001))));

        assertThatThrownBy(() -> Charges.of(sized)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void namesAModelByTimeAndContentHash() {
        assertThat(saved.id()).startsWith("20261120T002000Z-").hasSize(29);
        assertThat(ModelFixture.saved().id()).isEqualTo(saved.id());
    }

    @Test
    void doesNotHashTheTiming() {
        Manifest slower = new ManifestCopy(saved.bracketManifest()).timing(Map.of("tuning", 99.0));

        assertThat(ModelFixture.saved(slower, saved.files()).id()).isEqualTo(saved.id());
    }

    @Test
    void mayBeSavedTwice() {
        models.save(BTC_ID, saved);
        models.save(BTC_ID, saved);

        assertThat(models.load(BTC_ID, saved.id()).id()).isEqualTo(saved.id());
    }

    @Test
    void refusesAModelThatIsNotThere() {
        refuses("it is not in the store of BTC/USDT");
    }

    @Test
    void refusesAMissingFile() {
        models.save(BTC_ID, saved);
        store.delete(StoreKeys.model(BTC_ID, saved.id(), Manifest.META_MODEL));

        refuses("its file meta.pb is missing");
    }

    @Test
    void refusesADamagedFile() {
        models.save(BTC_ID, saved);
        byte[] bytes = saved.file("network-1.bin").clone();
        bytes[bytes.length / 2] ^= 1;
        overwrite("network-1.bin", bytes);

        refuses("its file network-1.bin is damaged: the hash differs");
    }

    @Test
    void refusesATruncatedManifest() {
        models.save(BTC_ID, saved);
        byte[] whole = store.get(StoreKeys.model(BTC_ID, saved.id(), Manifest.FILE))
                .orElseThrow()
                .bytes();
        overwrite(Manifest.FILE, java.util.Arrays.copyOf(whole, whole.length / 2));

        refuses("its manifest is damaged");
    }

    @Test
    void refusesAManifestThatWasChanged() {
        models.save(BTC_ID, saved);
        String manifest = new String(
                store.get(StoreKeys.model(BTC_ID, saved.id(), Manifest.FILE))
                        .orElseThrow()
                        .bytes(),
                StandardCharsets.UTF_8);
        String changed = manifest.replace("\"sizeCap\" : 0.5", "\"sizeCap\" : 1.0");
        assertThat(changed).isNotEqualTo(manifest);
        overwrite(Manifest.FILE, changed.getBytes(StandardCharsets.UTF_8));

        refuses("its manifest was changed after it was made");
    }

    @Test
    void refusesAnotherFormat() {
        models.save(BTC_ID, saved);
        overwrite(Manifest.FILE, "{\"format\": 99}".getBytes(StandardCharsets.UTF_8));

        refuses("its format is 99 and this version of Scalpel reads 1");
    }

    @Test
    void refusesAForeignModel() {
        InstrumentId eth = InstrumentId.parse("binance/ETH-USDT");
        models.save(eth, saved);

        assertThatThrownBy(() -> models.load(eth, saved.id()))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("it was made for BTC/USDT, not for ETH/USDT");
    }

    @Test
    void refusesFeaturesOfAnotherVersion() {
        Manifest older = new ManifestCopy(saved.bracketManifest()).featureVersion("standard-0-bare");
        SavedModel model = ModelFixture.saved(older, saved.files());
        models.save(BTC_ID, model);

        assertThatThrownBy(() -> models.load(BTC_ID, model.id()))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("its features are of version standard-0-bare and this version of Scalpel has");
    }

    @Test
    void refusesANetworkOfAnotherShape() {
        Map<String, byte[]> files = new java.util.TreeMap<>(saved.files());
        files.put(
                "network-1.bin",
                ModelFixture.parameters(ModelFixture.architecture(9), 1).toBytes());
        SavedModel model = ModelFixture.saved(saved.bracketManifest(), files);
        models.save(BTC_ID, model);

        assertThatThrownBy(() -> BracketModel.open(models.load(BTC_ID, model.id())))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("the shape of a layer");
    }

    @Test
    void refusesAModelWithoutNetworks() {
        Manifest none = ModelFixture.manifest(ModelFixture.architecture(8), List.of());
        SavedModel model = ModelFixture.saved(none, Map.of(Manifest.META_MODEL, saved.file(Manifest.META_MODEL)));
        models.save(BTC_ID, model);

        assertThatThrownBy(() -> BracketModel.open(models.load(BTC_ID, model.id())))
                .hasMessageContaining("it has no network");
    }

    @Test
    void refusesAnInvalidIdBeforeItBecomesAKey() {
        assertThatThrownBy(() -> models.load(BTC_ID, "../state"))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("invalid model id");
    }
}
