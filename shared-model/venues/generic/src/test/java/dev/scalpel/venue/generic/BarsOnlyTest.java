package dev.scalpel.venue.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.venue.adapter.AccountReader;
import dev.scalpel.venue.adapter.VenueAdapters;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** At these venues orders are simulated, and never sent. */
class BarsOnlyTest {

    @ParameterizedTest
    @ValueSource(strings = {"kraken", "okx"})
    void onPaperTheVenueIsTaken(String venue) {
        var settings =
                SettingsReader.fromText("test", "venue: " + venue, Map.of()).settings();
        assertThat(settings.mode()).isEqualTo(Mode.PAPER);
        assertThat(AccountReader.connect(settings, Map.of(), name -> "", Clock.systemUTC()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kraken, live", "okx, live", "kraken, testnet", "okx, testnet"})
    void anotherModeIsRefusedWithTheReason(String venue, String mode) {
        String yaml = "venue: " + venue + "\nmode: " + mode
                + "\nvenueConnection: {liveConfirmation: i-trade-real-money, unrehearsed: i-know}\n";
        assertThatThrownBy(() -> SettingsReader.fromText("test", yaml, Map.of()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("mode = " + mode + ": must be paper at " + venue
                        + ": its adapter provides bars only, and sends no orders");
    }

    @Test
    void aPortfolioIsRefusedThereToo() {
        String yaml = """
                venue: kraken
                symbols: [BTC/USD]
                portfolios:
                  p:
                    quote: USD
                    mode: live
                    liveConfirmation: i-trade-real-money
                    strategies:
                      a: {ticker: a, instrument: BTC/USD, share: 0.2}
                """;
        assertThatThrownBy(() -> SettingsReader.fromText("test", yaml, Map.of()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("portfolios.p.mode = live: must be paper at kraken");
    }

    @Test
    void theMessageSaysWhyThereIsNoTradingHalf() {
        assertThatThrownBy(() -> VenueAdapters.trading("kraken"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "Scalpel sends no orders to 'kraken': its adapter provides bars only, for mode paper.");
    }
}
