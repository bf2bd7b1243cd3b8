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

/** Nobody has run this adapter against the venue: live needs a second confirmation. Connecting sends no request. */
class UnrehearsedTest {

    private static final String LIVE =
            "venue: bybit\nmode: live\nvenueConnection:\n  liveConfirmation: i-trade-real-money\n";

    @Test
    void liveWithoutTheSecondWordIsRefused() {
        assertThatThrownBy(() -> connect(LIVE))
                .isInstanceOf(TradingRefusedException.class)
                .hasMessageContaining("venueConnection.unrehearsed");
    }

    @Test
    void liveWithItIsNot() {
        assertThatCode(() -> connect(LIVE + "  unrehearsed: i-know\n")).doesNotThrowAnyException();
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
