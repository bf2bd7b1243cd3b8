package dev.scalpel.venue.binance;

import static dev.scalpel.venue.binance.Rehearsal.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.VenuePause;
import dev.scalpel.venue.trading.PausingBroker;
import dev.scalpel.venue.trading.VenuePausedException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PausingBrokerTest {

    private final Rehearsal rehearsal = new Rehearsal();
    private final MemoryStore store = new MemoryStore();

    @AfterEach
    void close() {
        rehearsal.close();
    }

    @Test
    void whatOneProcessWasToldHoldsForAll() {
        PausingBroker told = pausing(new VenuePause(store, "binance"));
        PausingBroker other = pausing(new VenuePause(store, "binance"));
        rehearsal.exchange.faults().next(Fault.banned(Duration.ofSeconds(90)));
        assertThatThrownBy(() -> told.quote(BTC)).isInstanceOf(VenuePausedException.class);
        assertThatThrownBy(() -> other.quote(BTC))
                .isInstanceOf(VenuePausedException.class)
                .hasMessageContaining("it is asked again after");
        assertThat(rehearsal.exchange.faults().struck()).hasSize(1);
        rehearsal.pass(Duration.ofSeconds(91));
        assertThat(other.quote(BTC).bid()).isPositive();
    }

    @Test
    void aStoreThatFailsDoesNotHideThePauseFromTheProcessThatWasTold() {
        PausingBroker told = pausing(new VenuePause(broken(), "binance"));
        rehearsal.exchange.faults().next(Fault.banned(Duration.ofSeconds(90)));
        assertThatThrownBy(() -> told.quote(BTC)).isInstanceOf(StoreException.class);
        VenuePause readable = new VenuePause(store, "binance");
        PausingBroker writesNothing = pausing(new VenuePause(writeless(), "binance"));
        assertThatThrownBy(() -> writesNothing.quote(BTC))
                .isInstanceOf(VenuePausedException.class)
                .hasMessageContaining("the other functions were not told");
        assertThatThrownBy(() -> writesNothing.balances()).isInstanceOf(VenuePausedException.class);
        assertThat(rehearsal.exchange.faults().struck()).hasSize(1);
        assertThat(readable.until(rehearsal.clock.instant())).isEmpty();
    }

    private PausingBroker pausing(VenuePause pause) {
        return new PausingBroker(rehearsal.broker, pause, rehearsal.clock);
    }

    /** Not even readable: then the venue is not asked at all. */
    private static ObjectStore broken() {
        return store(method -> true);
    }

    private static ObjectStore writeless() {
        return store(method -> !method.equals("get"));
    }

    private static ObjectStore store(Predicate<String> fails) {
        MemoryStore inner = new MemoryStore();
        return (ObjectStore) Proxy.newProxyInstance(
                PausingBrokerTest.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, args) -> {
                    if (fails.test(method.getName())) {
                        throw new StoreException("the store is down");
                    }
                    return method.invoke(inner, args);
                });
    }
}
