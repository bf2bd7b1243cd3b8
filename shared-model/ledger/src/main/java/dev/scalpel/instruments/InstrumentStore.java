package dev.scalpel.instruments;

import dev.scalpel.market.Symbol;
import dev.scalpel.store.CachedReader;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** One venue's instruments in the store: {@code instruments/{venue}.json}. */
public final class InstrumentStore {

    private final String venue;
    private final String key;
    private final CachedReader<InstrumentDocument> reader;
    private final CompareAndSet compareAndSet;

    public InstrumentStore(ObjectStore store, String venue) {
        this.venue = venue;
        key = StoreKeys.instruments(venue);
        reader = new CachedReader<>(store, InstrumentDocumentCodec.CODEC, 1);
        compareAndSet = new CompareAndSet(store);
    }

    /** The current document; empty before the first retrieval. */
    public InstrumentDocument read() {
        return reader.get(key).orElseGet(() -> InstrumentDocument.empty(venue));
    }

    /** The rules at that time, or the first known ones for an earlier time. */
    public SimulationRules rules(Symbol symbol, Instant time) {
        return read().rules(symbol, time);
    }

    /** The newest known rules. */
    public SimulationRules newest(Symbol symbol) {
        return rules(symbol, Instant.MAX);
    }

    /** Merges what the venue reported on the requested instruments. */
    public InstrumentDocument merge(Instant asOf, Collection<Symbol> requested, Map<Symbol, InstrumentRules> reported) {
        return compareAndSet
                .update(
                        key,
                        InstrumentDocumentCodec.CODEC,
                        before -> before.orElseGet(() -> InstrumentDocument.empty(venue))
                                .updated(asOf, requested, reported))
                .after();
    }

    /** Whether the venue was queried for it on this UTC day. */
    public static boolean isCheckedOn(Optional<InstrumentHistory> history, Instant now) {
        return history.filter(known -> day(known.checkedAt()) >= day(now)).isPresent();
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 86_400L);
    }
}
