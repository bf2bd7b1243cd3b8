package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.adapter.VenueAdapters;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
