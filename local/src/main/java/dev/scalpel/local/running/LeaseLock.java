package dev.scalpel.local.running;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A lease in the store: renewed by its holder, it expires some minutes after the holder was killed. */
final class LeaseLock implements InstanceLock {

    static final Duration LENGTH = Duration.ofMinutes(3);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Codec<Lease> CODEC = Codec.of(LeaseLock::write, LeaseLock::read);

    private final CompareAndSet store;
    private final Clock clock;
    private final String holder;

    private record Lease(String holder, Instant until) {

        boolean holds(String other, Instant now) {
            return !holder.equals(other) && now.isBefore(until);
        }
    }

    private LeaseLock(ObjectStore store, Clock clock, String holder) {
        this.store = new CompareAndSet(store);
        this.clock = clock;
        this.holder = holder;
    }

    static LeaseLock take(ObjectStore store, Clock clock, String holder) {
        LeaseLock lock = new LeaseLock(store, clock, holder);
        lock.renew();
        return lock;
    }

    @Override
    public void renew() {
        Instant now = clock.instant();
        Lease held = store.update(
                        StoreKeys.LEASE,
                        CODEC,
                        known -> known.filter(lease -> lease.holds(holder, now))
                                .orElse(new Lease(holder, now.plus(LENGTH))))
                .after();
        if (!held.holder().equals(holder)) {
            throw new AlreadyRunningException("another bot uses this state: " + held.holder()
                    + "; if it was killed, its lease expires at "
                    + held.until().truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @Override
    public void close() {
        Instant now = clock.instant();
        store.update(
                StoreKeys.LEASE,
                CODEC,
                known -> known.filter(lease -> !lease.holder().equals(holder)).orElse(new Lease(holder, now)));
    }

    private static byte[] write(Lease lease) {
        ObjectNode document = JSON.createObjectNode();
        document.put("holder", lease.holder());
        document.put("until", lease.until().toString());
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Lease read(String key, byte[] bytes) {
        try {
            var document = JSON.readTree(bytes);
            return new Lease(
                    document.path("holder").asText(),
                    Instant.parse(document.path("until").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(key + " is not a valid lease; delete it if no bot uses this store", e);
        }
    }
}
