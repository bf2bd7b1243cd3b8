package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.TradingRefusedException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceAddressTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void theVenuesClockIsOursPlusTheOffsetMeasuredHalfWay() {
        VenueClock clock = new VenueClock(Clock.fixed(NOON, ZoneOffset.UTC));
        clock.synchronise(NOON, NOON.plusMillis(1_500), NOON.plusMillis(1_000));
        assertThat(clock.offset()).isEqualTo(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8086", "http://localhost:8086", "http://127.1.2.3", "http://[::1]:80"})
    void aStandInMayBeOnLoopback(String address) {
        assertThat(VenueAddress.local(URI.create(address)).isReal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1",
                "https://127.0.0.1",
                "http://api.example.com",
                "http://127.0.0.1.example.com",
                "http://key@127.0.0.1",
                "file:///etc/hosts"
            })
    void noOtherAddressIsAllowed(String address) {
        assertThatThrownBy(() -> VenueAddress.local(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be http on loopback");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://demo-api.binance.com", "https://demo-api.binance.com/"})
    void theDemoModeIsAPlaceForRehearsalsAndNotReal(String text) {
        VenueAddress demo = VenueAddress.named(text, BinanceAdapter.ADDRESSES);
        assertThat(demo.isReal()).isFalse();
        assertThat(demo.testnet()).as("has no request for the rights of a key").isTrue();
        assertThat(BinanceAdapter.ADDRESSES.of(demo)).hasToString("https://demo-api.binance.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://demo-api.binance.com.example.org",
                "https://api.binance.com",
                "https://demo-api.binance.com:444",
                "http://demo-api.binance.com"
            })
    void keysAreSentToNoAddressThatIsNotTheVenuesForRehearsals(String text) {
        assertThatThrownBy(() -> VenueAddress.named(text, BinanceAdapter.ADDRESSES))
                .isInstanceOf(IllegalArgumentException.class);
        VenueAddress forged = new VenueAddress(true, Optional.empty(), Optional.of(URI.create(text)));
        assertThatThrownBy(() -> BinanceAdapter.ADDRESSES.of(forged)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOrderIsRefusedAtAnotherVenuesAddress() {
        Settings settings = settings("venue: binance-usdm\n", "https://demo-api.binance.com");
        assertThatThrownBy(() -> VenueAdapters.connectBroker(
                        settings,
                        Map.of("SCALPEL_API_KEY", "k", "SCALPEL_API_SECRET", "s"),
                        name -> "",
                        Clock.systemUTC()))
                .isInstanceOf(TradingRefusedException.class)
                .hasMessageContaining("https://demo-api.binance.com; it has none");
    }

    @Test
    void theSettingsTakeNoAddressThatNoVenueHas() {
        assertThat(settings("", "https://demo-api.binance.com")
                        .venueConnection()
                        .address())
                .hasValue("https://demo-api.binance.com");
        assertThatThrownBy(() -> settings("", "https://demo-api.example.org"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("or one where the venue lets orders be rehearsed");
    }

    private static Settings settings(String venue, String address) {
        return SettingsReader.fromText(
                        "test", venue + "mode: testnet\nvenueConnection: {address: \"" + address + "\"}", Map.of())
                .settings();
    }

    @Test
    void onlyTheVenuesOwnAddressIsReal() {
        assertThat(VenueAddress.real().isReal()).isTrue();
        assertThat(VenueAddress.ofTestnet().isReal()).isFalse();
    }

    @Test
    void everyAddressConnectsToItsVenue() {
        assertThat(uri(VenueAddress.real())).isEqualTo("https://api.binance.com");
        assertThat(uri(VenueAddress.ofTestnet())).isEqualTo("https://testnet.binance.vision");
        assertThat(uri(VenueAddress.local(URI.create("http://127.0.0.1:8086")))).isEqualTo("http://127.0.0.1:8086");
    }

    @Test
    void anUnknownVenueIsRefusedAndTheKnownOnesAreNamed() {
        assertThatThrownBy(() -> VenueAdapters.named("binanse"))
                .hasMessage("no venue is called 'binanse'; there are: binance, binance-usdm");
    }

    @Test
    void binanceRefusesCloudRegionsInTheUnitedStates() {
        assertThat(VenueAdapters.named("binance").refusalFrom("us-east-1")).isPresent();
        assertThat(VenueAdapters.named("binance").refusalFrom("eu-central-1")).isEmpty();
    }

    private static String uri(VenueAddress address) {
        return ClockedBinance.connect(
                        new ConnectionParameters(address, new VenueClock(Clock.systemUTC()), Duration.ofSeconds(1)))
                .getExchangeSpecification()
                .getSslUri();
    }
}
