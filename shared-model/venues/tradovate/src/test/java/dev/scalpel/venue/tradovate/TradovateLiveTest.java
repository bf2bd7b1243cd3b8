package dev.scalpel.venue.tradovate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.TradingRefusedException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody has run this adapter against the venue: real money needs two confirmations. Connecting sends no request. */
class TradovateLiveTest {

    private static final String REAL_MONEY = "liveConfirmation: i-trade-real-money";

    @Test
    void liveWithoutTheSecondConfirmationIsRefused() {
        assertThatThrownBy(() -> connect(REAL_MONEY))
                .isInstanceOf(TradingRefusedException.class)
                .hasMessageContaining("venueConnection.unrehearsed");
    }

    @Test
    void liveWithoutTheFirstConfirmationIsRefused() {
        assertThatThrownBy(() -> connect("unrehearsed: i-know"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("venueConnection.liveConfirmation");
    }

    @Test
    void liveWithBothIsNot() {
        assertThatCode(() -> connect(REAL_MONEY + ", unrehearsed: i-know")).doesNotThrowAnyException();
    }

    private static void connect(String confirmations) {
        VenueAdapters.connectBroker(
                TradovateRig.settings("mode: live\nvenueConnection: {" + confirmations + "}\n"),
                Map.of(
                        "TRADOVATE_USERNAME", "u",
                        "TRADOVATE_PASSWORD", "p",
                        "TRADOVATE_APP_ID", "a",
                        "TRADOVATE_CID", "8",
                        "TRADOVATE_SEC", "s"),
                name -> {
                    throw new AssertionError("no secret is read: " + name);
                },
                Clock.systemUTC());
    }
}
