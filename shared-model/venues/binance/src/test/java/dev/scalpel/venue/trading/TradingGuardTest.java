package dev.scalpel.venue.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.value.LiveConfirmation;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.settings.value.UnrehearsedConfirmation;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.binance.LocalExchangeFixture;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingGuardTest {

    private static final Optional<LiveConfirmation> CONFIRMED = Optional.of(LiveConfirmation.I_TRADE_REAL_MONEY);
    private static final VenueAddress LOOPBACK = VenueAddress.local(URI.create("http://127.0.0.1:8086"));
    private static final VenueCapabilities ABLE =
            new VenueCapabilities(true, IdempotencyPolicy.REQUEST_WINDOW, true, true, true, Holding.SPOT, false, false);

    @Test
    void liveWithEverythingInOrderIsAllowed() {
        assertThat(TradingGuard.reasons(Mode.LIVE, CONFIRMED, VenueAddress.real(), ABLE, true))
                .isEmpty();
        assertThat(TradingGuard.reasons(Mode.LIVE, Optional.of(new KeyRights(true, false, true))))
                .isEmpty();
    }

    @Test
    void testnetAndLocalExchangeNeedNoConfirmation() {
        assertThat(TradingGuard.reasons(Mode.TESTNET, Optional.empty(), VenueAddress.ofTestnet(), ABLE, true))
                .isEmpty();
        assertThat(TradingGuard.reasons(Mode.TESTNET, Optional.empty(), LOOPBACK, ABLE, true))
                .isEmpty();
        assertThat(TradingGuard.reasons(Mode.TESTNET, Optional.empty())).isEmpty();
    }

    @Test
    void liveWithoutItsConfirmationIsRefused() {
        assertThat(TradingGuard.reasons(Mode.LIVE, Optional.empty(), VenueAddress.real(), ABLE, true))
                .singleElement()
                .asString()
                .contains("venueConnection.liveConfirmation is not");
    }

    @Test
    void liveAtAnyOtherAddressIsRefused() {
        for (VenueAddress other : List.of(LOOPBACK, VenueAddress.ofTestnet())) {
            assertThat(TradingGuard.reasons(Mode.LIVE, CONFIRMED, other, ABLE, true))
                    .singleElement()
                    .asString()
                    .contains("remove venueConnection.address");
        }
    }

    @Test
    void theRealAddressIsForLiveOnly() {
        assertThat(TradingGuard.reasons(Mode.TESTNET, CONFIRMED, VenueAddress.real(), ABLE, true))
                .singleElement()
                .asString()
                .contains("mode is not live");
    }

    @Test
    void paperSendsNothing() {
        assertThat(TradingGuard.reasons(Mode.PAPER, CONFIRMED, LOOPBACK, ABLE, true))
                .singleElement()
                .asString()
                .startsWith("mode is paper");
    }

    @ParameterizedTest
    @CsvSource({"TESTNET", "LIVE"})
    void aJvmThatRetriesRequestsIsRefused(Mode mode) {
        VenueAddress address = mode == Mode.LIVE ? VenueAddress.real() : LOOPBACK;
        assertThat(TradingGuard.reasons(mode, CONFIRMED, address, ABLE, false))
                .singleElement()
                .asString()
                .contains("-Dsun.net.http.retryPost=false");
    }

    @Test
    void aVenueWhereAnOrderCouldBeSentTwiceIsRefused() {
        for (VenueCapabilities unable : List.of(
                new VenueCapabilities(
                        false, IdempotencyPolicy.REQUEST_WINDOW, true, true, true, Holding.SPOT, false, false),
                new VenueCapabilities(true, IdempotencyPolicy.NONE, true, true, true, Holding.SPOT, false, false))) {
            assertThat(TradingGuard.reasons(Mode.TESTNET, CONFIRMED, LOOPBACK, unable, true))
                    .singleElement()
                    .asString()
                    .contains("could be sent twice");
        }
    }

    @Test
    void aVenueWhereAnExitCouldOpenAPositionIsRefused() {
        VenueCapabilities netted = new VenueCapabilities(
                true, IdempotencyPolicy.REQUEST_WINDOW, true, true, true, Holding.NETTED, true, false);
        assertThat(TradingGuard.reasons(Mode.TESTNET, CONFIRMED, LOOPBACK, netted, true))
                .containsExactly(
                        "the venue nets positions and has no reduce-only orders: an exit could open a position");
        VenueCapabilities reducing = new VenueCapabilities(
                true, IdempotencyPolicy.REQUEST_WINDOW, true, true, true, Holding.NETTED, true, true);
        assertThat(TradingGuard.reasons(Mode.TESTNET, CONFIRMED, LOOPBACK, reducing, true))
                .isEmpty();
    }

    @Test
    void aBalanceCannotBeShort() {
        assertThatThrownBy(() -> new VenueCapabilities(
                        true, IdempotencyPolicy.REQUEST_WINDOW, true, true, true, Holding.SPOT, true, true))
                .hasMessage("a venue with shorting must have holding NETTED: a balance has no sign");
    }

    @Test
    void aKeyThatMayMoveFundsOrMayNotTradeIsRefused() {
        assertThat(TradingGuard.reasons(Mode.LIVE, Optional.of(new KeyRights(true, true, true))))
                .singleElement()
                .asString()
                .contains("may withdraw");
        assertThat(TradingGuard.reasons(Mode.TESTNET, Optional.of(new KeyRights(false, false, true))))
                .singleElement()
                .asString()
                .contains("may not trade");
    }

    /** Binance removes the permission to trade from such keys; only real ones matter. */
    @Test
    void aKeyThatAnyAddressMayUseIsReportedAndNotRefused() {
        Optional<KeyRights> unbound = Optional.of(new KeyRights(true, false, false));
        assertThat(TradingGuard.reasons(Mode.LIVE, unbound)).isEmpty();
        assertThat(TradingGuard.warnings(Mode.LIVE, unbound))
                .singleElement()
                .asString()
                .contains("from any address", "aws.network: fixed-address");
        assertThat(TradingGuard.warnings(Mode.TESTNET, unbound)).isEmpty();
        assertThat(TradingGuard.warnings(Mode.LIVE, Optional.of(new KeyRights(true, false, true))))
                .isEmpty();
    }

    @Test
    void liveWithAKeyOfUnknownPermissionsIsRefused() {
        assertThat(TradingGuard.reasons(Mode.LIVE, Optional.empty()))
                .singleElement()
                .asString()
                .contains("does not report the key's permissions");
    }

    @Test
    void everyReasonIsReportedAtOnce() {
        assertThat(TradingGuard.reasons(Mode.LIVE, Optional.empty(), LOOPBACK, ABLE, false))
                .hasSize(3);
        assertThat(new TradingRefusedException(List.of("a", "b"))).hasMessage("no order is sent: a; b");
    }

    /** Reading the settings refuses each of these too; the guard holds for settings from anywhere. */
    @ParameterizedTest
    @ValueSource(strings = {"mode: live", "mode: live\nvenueConnection:\n  address: http://127.0.0.1:9\n"})
    void theSettingsRefuseItBeforeTheGuard(String yaml) {
        assertThatThrownBy(() -> SettingsReader.fromText("f", yaml, Map.of()))
                .hasMessageContaining("venueConnection.liveConfirmation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.example.com", "http://192.0.2.7:80", "http://127.0.0.1.example.com"})
    void anAddressThatIsNotLoopbackIsRefusedInAnyMode(String address) {
        assertThatThrownBy(() -> VenueAddress.local(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("on loopback");
    }

    @Test
    void theBrokerOfPaperSettingsIsRefused() {
        Map<String, String> keys = Map.of("SCALPEL_API_KEY", "k", "SCALPEL_API_SECRET", "s");
        assertThatThrownBy(() -> VenueAdapters.connectBroker(
                        SettingsReader.defaults(), keys, LocalExchangeFixture.NO_SECRET, java.time.Clock.systemUTC()))
                .isInstanceOf(TradingRefusedException.class)
                .hasMessageContaining("mode is paper");
    }

    @Test
    void liveWhereNobodyHasRehearsedNeedsASecondWord() {
        assertThat(TradingGuard.rehearsalReasons(Mode.LIVE, Optional.empty(), false))
                .singleElement()
                .asString()
                .contains("venueConnection.unrehearsed to i-know");
        Optional<UnrehearsedConfirmation> known = Optional.of(UnrehearsedConfirmation.I_KNOW);
        assertThat(TradingGuard.rehearsalReasons(Mode.LIVE, known, false)).isEmpty();
        assertThat(TradingGuard.rehearsalReasons(Mode.LIVE, Optional.empty(), true))
                .isEmpty();
        assertThat(TradingGuard.rehearsalReasons(Mode.TESTNET, Optional.empty(), false))
                .isEmpty();
    }
}
