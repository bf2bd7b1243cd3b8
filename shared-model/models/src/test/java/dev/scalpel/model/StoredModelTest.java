package dev.scalpel.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.Manifest.Charges;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Costs;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A model that version 0.1 trained and stored. Its id is a hash of the written manifest: renaming or reordering a
 * stored component makes every stored model unusable, and fails here.
 */
class StoredModelTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final String ID = "20260601T002002Z-91212869aba6";

    private final MemoryStore store = new MemoryStore();

    @BeforeEach
    void storeTheModel() throws IOException {
        for (String file : List.of(Manifest.FILE, Manifest.META_MODEL, "network-1.bin")) {
            store.putIfAbsent(StoreKeys.model(BTC, ID, file), resource(file));
        }
    }

    @Test
    void loadsUnderItsId() {
        assertThat(new ModelStore(store).load(BTC, ID).id()).isEqualTo(ID);
    }

    @Test
    void isWrittenToTheSameBytes() throws IOException {
        assertThat(ManifestJson.write(new ModelStore(store).manifest(BTC, ID))).isEqualTo(resource(Manifest.FILE));
    }

    @Test
    void predictsTheSameBits() {
        BracketModel model = BracketModel.open(new ModelStore(store).load(BTC, ID));
        double[] features = new double[model.featureSet().size()];
        Arrays.setAll(features, i -> model.manifest().normaliser().mean().get(i));
        Prediction prediction = model.atCosts(Costs.of(0.00002, 0)).predict(features, 0.001);

        assertThat(prediction)
                .isEqualTo(new Prediction(
                        7, 0.001, 6.498178094625473E-5, 6.552899159680632E-5, 0.34446274706138347, 2.4177434999789615));
    }

    @Test
    void itsCostsAreOneFeeAndOneSlippage() {
        assertThat(new ModelStore(store).manifest(BTC, ID).costs()).isEqualTo(Charges.of(Costs.of(0.0001, 0.0001)));
    }

    private static byte[] resource(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(StoredModelTest.class.getResourceAsStream("stored/" + file))) {
            return in.readAllBytes();
        }
    }
}
