package dev.scalpel.venue.binance;

import static dev.scalpel.venue.binance.LocalExchangeFixture.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.VenueRateLimit;
import dev.scalpel.venue.trading.RateLimitedBroker;
import dev.scalpel.venue.trading.VenueRateLimitedException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitedBinanceTest {

    private final LocalExchangeFixture fixture = new LocalExchangeFixture();
    private final MemoryStore store = new MemoryStore();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aPauseOfOneProcessAppliesToAll() {
        RateLimitedBroker limited = pausing(new VenueRateLimit(store, "binance"));
        RateLimitedBroker other = pausing(new VenueRateLimit(store, "binance"));
        fixture.exchange.faults().failNext(Fault.banned(Duration.ofSeconds(90)));
        assertThatThrownBy(() -> limited.quote(BTC)).isInstanceOf(VenueRateLimitedException.class);
        assertThatThrownBy(() -> other.quote(BTC))
                .isInstanceOf(VenueRateLimitedException.class)
                .hasMessageContaining("rate-limited until");
        assertThat(fixture.exchange.faults().applied()).hasSize(1);
        fixture.pass(Duration.ofSeconds(91));
        assertThat(other.quote(BTC).bid()).isPositive();
    }

    @Test
    void aFailingStoreDoesNotHideThePauseFromTheLimitedProcess() {
        RateLimitedBroker limited = pausing(new VenueRateLimit(broken(), "binance"));
        fixture.exchange.faults().failNext(Fault.banned(Duration.ofSeconds(90)));
        assertThatThrownBy(() -> limited.quote(BTC)).isInstanceOf(StoreException.class);
        VenueRateLimit readable = new VenueRateLimit(store, "binance");
        RateLimitedBroker writesNothing = pausing(new VenueRateLimit(writeless(), "binance"));
        assertThatThrownBy(() -> writesNothing.quote(BTC))
                .isInstanceOf(VenueRateLimitedException.class)
                .hasMessageContaining("the pause was not stored");
        assertThatThrownBy(() -> writesNothing.balances()).isInstanceOf(VenueRateLimitedException.class);
        assertThat(fixture.exchange.faults().applied()).hasSize(1);
        assertThat(readable.until(fixture.clock.instant())).isEmpty();
    }

    private RateLimitedBroker pausing(VenueRateLimit rateLimit) {
        return new RateLimitedBroker(fixture.broker, rateLimit, fixture.clock);
    }

    /** Not even readable: then no request is sent at all. */
    private static ObjectStore broken() {
        return store(method -> true);
    }

    private static ObjectStore writeless() {
        return store(method -> !method.equals("get"));
    }

    private static ObjectStore store(Predicate<String> fails) {
        MemoryStore inner = new MemoryStore();
        return (ObjectStore) Proxy.newProxyInstance(
                RateLimitedBinanceTest.class.getClassLoader(),
                new Class<?>[] {ObjectStore.class},
                (proxy, method, args) -> {
                    if (fails.test(method.getName())) {
                        throw new StoreException("the store is down");
                    }
                    return method.invoke(inner, args);
                });
    }
}
