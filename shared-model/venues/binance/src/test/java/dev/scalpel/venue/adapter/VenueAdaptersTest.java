package dev.scalpel.venue.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.binance.BinanceAdapter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VenueAdaptersTest {

    @Test
    void binanceIsFoundByTheServiceLoader() {
        assertThat(VenueAdapters.named("binance")).isInstanceOf(BinanceAdapter.class);
        assertThat(VenueAdapters.names()).containsExactly("binance", "binance-usdm");
    }

    /** Settings know the adapters on the class path, and no others. */
    @Test
    void theSettingVenueTakesTheNameOfAnAdapter() {
        assertThat(SettingsReader.fromText("test", "venue: binance", Map.of())
                        .settings()
                        .venue())
                .isEqualTo("binance");
        assertThatThrownBy(() -> SettingsReader.fromText("test", "venue: nowhere", Map.of()))
                .hasMessageContaining("venue = nowhere: must be a venue that Scalpel knows: binance, binance-usdm");
    }

    @Test
    void anUnknownVenueIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> VenueAdapters.trading("elsewhere"))
                .hasMessage("no venue is called 'elsewhere'; there are: binance, binance-usdm");
    }

    @Test
    void twoAdaptersOfOneNameAreRefused() {
        assertThatThrownBy(() -> VenueAdapters.byName(List.of(new BinanceAdapter(), new BinanceAdapter())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two adapters are called 'binance': dev.scalpel.venue.binance.BinanceAdapter and"
                        + " dev.scalpel.venue.binance.BinanceAdapter");
    }
}
