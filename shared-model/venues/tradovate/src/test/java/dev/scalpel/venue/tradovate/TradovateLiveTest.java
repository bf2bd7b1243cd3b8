package dev.scalpel.venue.tradovate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.TradingRefusedException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Money is not traded here while a close may be executed twice, whatever is confirmed. */
class TradovateLiveTest {

    @Test
    void liveIsRefusedWithTheReason() {
        assertThatThrownBy(() -> VenueAdapters.connectBroker(
                        SettingsReader.fromText(
                                        "test",
                                        "venue: tradovate\nmode: live\nvenueConnection: {liveConfirmation: i-trade-real-money,"
                                                + " unrehearsed: i-know}\n",
                                        Map.of())
                                .settings(),
                        Map.of(
                                "TRADOVATE_USERNAME", "u",
                                "TRADOVATE_PASSWORD", "p",
                                "TRADOVATE_APP_ID", "a",
                                "TRADOVATE_CID", "8",
                                "TRADOVATE_SEC", "s"),
                        name -> {
                            throw new AssertionError("no secret is read: " + name);
                        },
                        Clock.systemUTC()))
                .isInstanceOf(TradingRefusedException.class)
                .hasMessageContaining("a close whose response is lost may be executed twice");
    }
}
