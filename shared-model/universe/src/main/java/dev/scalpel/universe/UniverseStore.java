package dev.scalpel.universe;

import dev.scalpel.store.CachedReader;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.WriteConflictException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The universes in the store: one a day, written once, and the one in force. */
public final class UniverseStore {

    private final ObjectStore store;
    private final CachedReader<Universe> newest;
    private final CompareAndSet compareAndSet;

    public UniverseStore(ObjectStore store) {
        this.store = store;
        newest = new CachedReader<>(store, UniverseCodec.CODEC, 1);
        compareAndSet = new CompareAndSet(store);
    }

    /** The newest; empty before the first. Transferred again only when it has changed. */
    public Optional<Universe> inForce() {
        return newest.get(StoreKeys.UNIVERSE_IN_FORCE);
    }

    /** As it was on a day; empty if none was made on it. */
    public Optional<Universe> of(LocalDate day) {
        return read(StoreKeys.universe(day));
    }

    /** The days that have one, in order. */
    public List<LocalDate> days() {
        return store.list(StoreKeys.UNIVERSES).stream()
                .flatMap(key -> StoreKeys.dayOfUniverse(key).stream())
                .sorted()
                .toList();
    }

    /** Those of the days before a day, as far as there are some. */
    public List<Universe> before(LocalDate day, int days) {
        return day.minusDays(days)
                .datesUntil(day)
                .flatMap(each -> of(each).stream())
                .toList();
    }

    /**
     * Records a day's list. The first one of a day stays.
     *
     * @return that of the day
     */
    public Universe record(Universe universe) {
        String key = StoreKeys.universe(universe.day());
        Universe recorded = universe;
        try {
            store.putIfAbsent(key, UniverseCodec.CODEC.encode(universe));
        } catch (WriteConflictException another) {
            recorded = read(key).orElseThrow(() -> another);
        }
        putInForce(recorded);
        return recorded;
    }

    /** Never goes back to an earlier day. */
    public void putInForce(Universe universe) {
        compareAndSet.update(
                StoreKeys.UNIVERSE_IN_FORCE,
                UniverseCodec.CODEC,
                before -> before.filter(newer -> !newer.day().isBefore(universe.day()))
                        .orElse(universe));
    }

    /** Why the last attempt made none; empty after one that did. */
    public Optional<UniverseFailure> failure() {
        return store.get(StoreKeys.UNIVERSE_FAILURE)
                .map(object -> UniverseCodec.FAILURE.decode(StoreKeys.UNIVERSE_FAILURE, object.bytes()))
                .filter(failure -> inForce()
                        .filter(universe -> !universe.readAt().isBefore(Instant.parse(failure.at())))
                        .isEmpty());
    }

    public void recordFailure(UniverseFailure failure) {
        compareAndSet.update(StoreKeys.UNIVERSE_FAILURE, UniverseCodec.FAILURE, before -> failure);
    }

    private Optional<Universe> read(String key) {
        return store.get(key).map(object -> UniverseCodec.CODEC.decode(key, object.bytes()));
    }
}
