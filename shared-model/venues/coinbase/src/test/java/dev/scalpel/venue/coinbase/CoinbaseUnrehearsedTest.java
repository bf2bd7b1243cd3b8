package dev.scalpel.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.coinbase.CoinbaseExchange;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.TradingRefusedException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody has run this adapter against the venue: live needs a second confirmation. Connecting sends no request. */
class CoinbaseUnrehearsedTest {

    private static final ApiKey KEY = CoinbaseExchange.ed25519Key();
    private static final String LIVE =
            "venue: coinbase\nmode: live\nvenueConnection:\n  liveConfirmation: i-trade-real-money\n";

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

    private static void connect(String yaml) {
        VenueAdapters.connectBroker(
                SettingsReader.fromText("test", yaml, Map.of()).settings(),
                Map.of("COINBASE_API_KEY_NAME", KEY.key(), "COINBASE_PRIVATE_KEY", KEY.secret()),
                name -> {
                    throw new AssertionError("no secret is read: " + name);
                },
                Clock.systemUTC());
    }
}
