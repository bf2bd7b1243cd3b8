package dev.scalpel.venue.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.TradingRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One package and one service entry make a venue: nothing else names this one. */
class AddingAVenueTest {

    private static final Path ROOT = Path.of(System.getProperty("scalpel.root"));

    @Test
    void theSettingsTakeTheVenueAndItsAdapterIsFound() {
        assertThat(SettingsReader.fromText("test", "venue: sample", Map.of())
                        .settings()
                        .venue())
                .isEqualTo("sample");
        assertThat(VenueAdapters.named("sample")).isInstanceOf(SampleAdapter.class);
        assertThatThrownBy(() -> SettingsReader.fromText("test", "venue: simple", Map.of()))
                .hasMessageContaining("must be a venue that Scalpel knows: binance, sample");
    }

    @Test
    void aVenueWithoutATestnetIsRefusedBeforeAnythingIsSetUp() {
        assertThatThrownBy(() -> VenueAdapters.connectBroker(
                        SettingsReader.fromText("test", "venue: sample\nmode: testnet", Map.of())
                                .settings(),
                        Map.of(),
                        name -> {
                            throw new AssertionError("read " + name);
                        },
                        Clock.systemUTC()))
                .isInstanceOf(TradingRefusedException.class)
                .hasMessageContaining("the venue has no testnet: set mode to paper");
    }

    /** The page shows code that compiles and passes the contract. */
    @Test
    void theSkeletonOfThePageIsThisAdapter() throws IOException {
        String source = Files.readString(
                ROOT.resolve("shared-model/venues/sample/src/test/java/dev/scalpel/venue/sample/SampleAdapter.java"));
        String page = Files.readString(ROOT.resolve("docs/adding-a-venue.md"));
        assertThat(page).contains("```java\n" + source + "```");
    }
}
