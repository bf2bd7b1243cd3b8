package dev.scalpel.venue.binance;

import static dev.scalpel.venue.binance.LocalExchangeFixture.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.trading.TradingRefusedException;
import dev.scalpel.venue.trading.VenueBroker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A function keeps its keys as long as its process lives; changed keys must work without a restart. */
class KeyRenewalTest {

    private static final Map<String, String> LAMBDA = Map.of("AWS_LAMBDA_FUNCTION_NAME", "scalpel-execution");

    private final LocalExchangeFixture fixture = new LocalExchangeFixture();
    private final AtomicInteger readings = new AtomicInteger();
    private ApiKey stored = fixture.exchange.apiKey();
    private boolean storeIsDown;
    private final VenueBroker broker =
            VenueAdapters.connectBroker(fixture.settings(""), LAMBDA, this::readSecret, fixture.clock);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void keysThatTheVenueRejectsAreReadAgainForTheNextCall() {
        assertThat(broker.balances()).isNotNull();
        change(new ApiKey("another", "word", true, false));

        assertThat(rejection().kind()).isEqualTo(Kind.KEY_REJECTED);

        assertThat(broker.balances()).isNotNull();
        assertThat(broker.send(BTC, fixture.entry("e1", "1", "101")).isFound()).isTrue();
        assertThat(readings).hasValue(2);
    }

    @Test
    void thePermissionsOfANewKeyAreReadBeforeAnOrder() {
        broker.synchronise();
        change(new ApiKey("another", "word", true, true));
        assertThat(rejection().kind()).isEqualTo(Kind.KEY_REJECTED);

        assertThatThrownBy(() -> broker.send(BTC, fixture.entry("e1", "1", "101")))
                .isInstanceOf(TradingRefusedException.class);
        assertThat(fixture.exchange.orders()).isEmpty();
    }

    @Test
    void theSecretStoreIsReadAtMostOnceAMinute() {
        fixture.exchange.replaceApiKey(new ApiKey("another", "word", true, false));
        for (int i = 0; i < 5; i++) {
            assertThat(rejection().kind()).isEqualTo(Kind.KEY_REJECTED);
        }
        assertThat(readings).hasValue(2);
        fixture.pass(Duration.ofSeconds(61));
        rejection();
        assertThat(readings).hasValue(3);
    }

    @Test
    void anUnreachableSecretStoreLeavesTheVenuesReasonFirst() {
        change(new ApiKey("another", "word", true, false));
        storeIsDown = true;
        VenueException rejection = rejection();
        assertThat(rejection.kind()).isEqualTo(Kind.KEY_REJECTED);
        assertThat(rejection.getSuppressed()).singleElement().isInstanceOf(MissingCredentialsException.class);

        storeIsDown = false;
        fixture.pass(Duration.ofSeconds(61));
        rejection();
        assertThat(broker.balances()).isNotNull();
    }

    private VenueException rejection() {
        VenueException rejection = catchThrowableOfType(VenueException.class, broker::balances);
        assertThat(rejection).isNotNull();
        return rejection;
    }

    private void change(ApiKey key) {
        fixture.exchange.replaceApiKey(key);
        stored = key;
    }

    private String readSecret(String name) {
        readings.incrementAndGet();
        if (storeIsDown) {
            throw new MissingCredentialsException("Secrets Manager could not be reached for the secret '" + name + "'");
        }
        return "{\"key\": \"" + stored.key() + "\", \"secret\": \"" + stored.secret() + "\"}";
    }
}
