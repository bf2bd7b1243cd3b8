package dev.scalpel.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.TradingRefusedException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody has run this adapter against the venue: live needs a second confirmation. Connecting sends no request. */
class UnrehearsedTest {

    private static final String LIVE =
            "venue: %s\nmode: live\nvenueConnection:\n  liveConfirmation: i-trade-real-money\n";

    @ParameterizedTest
    @ValueSource(strings = {"bybit", "bybit-linear"})
    void liveWithoutTheSecondWordIsRefused(String venue) {
        assertThatThrownBy(() -> connect(LIVE.formatted(venue)))
                .isInstanceOf(TradingRefusedException.class)
                .hasMessageContaining("venueConnection.unrehearsed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bybit", "bybit-linear"})
    void liveWithItIsNot(String venue) {
        assertThatCode(() -> connect(LIVE.formatted(venue) + "  unrehearsed: i-know\n"))
                .doesNotThrowAnyException();
    }

    @Test
    void theFormerSectionIsReadToo() {
        Settings settings = SettingsReader.fromText(
                        "test", "venue: bybit\nexchange:\n  unrehearsed: i-know\n", Map.of())
                .settings();
        assertThat(settings.venueConnection().unrehearsed()).isPresent();
    }

    private static void connect(String yaml) {
        VenueAdapters.connectBroker(
                SettingsReader.fromText("test", yaml, Map.of()).settings(),
                Map.of("SCALPEL_API_KEY", BybitStub.KEY, "SCALPEL_API_SECRET", BybitStub.SECRET),
                name -> {
                    throw new AssertionError("no secret is read: " + name);
                },
                Clock.systemUTC());
    }
}
