package dev.scalpel.signals.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.store.local.MemoryStore;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalBoxesTest {

    private static final Map<String, String> DEPLOYED = Map.of(
            "SIGNALS_TABLE", "scalpel-testnet-signals",
            "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
            "AWS_REGION", "eu-central-1");

    private static SignalBox box(String store, Map<String, String> environment) {
        Settings settings = SettingsReader.fromText("test", "signals: {store: " + store + "}\n", Map.of())
                .settings();
        return SignalBoxes.of(settings, new MemoryStore(), environment, Clock.systemUTC());
    }

    @Test
    void aDeploymentWithATableUsesItAndAnythingElseObjects() {
        assertThat(box("automatic", DEPLOYED)).isInstanceOf(DynamoDbSignalBox.class);
        assertThat(box("dynamodb", DEPLOYED)).isInstanceOf(DynamoDbSignalBox.class);
        assertThat(box("objects", DEPLOYED)).isInstanceOf(StoreSignalBox.class);
        assertThat(box("automatic", Map.of())).isInstanceOf(StoreSignalBox.class);
        assertThatThrownBy(() -> box("dynamodb", Map.of())).hasMessageContaining("SIGNALS_TABLE");
    }
}
