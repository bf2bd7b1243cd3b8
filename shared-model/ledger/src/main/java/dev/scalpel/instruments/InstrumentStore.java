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
    private final CompareAndSet changes;

    public InstrumentStore(ObjectStore store, String venue) {
        this.venue = venue;
        key = StoreKeys.instruments(venue);
        reader = new CachedReader<>(store, InstrumentDocumentCodec.CODEC, 1);
        changes = new CompareAndSet(store);
    }

    /** As new as the store's; nothing before the first retrieval. */
    public InstrumentDocument read() {
        return reader.get(key).orElseGet(() -> InstrumentDocument.empty(venue));
    }

    /** The rules that held then, or, for a time before all that is known, the first ones. */
    public SimulationRules rules(Symbol symbol, Instant time) {
        return read().rules(symbol, time);
    }

    /** The rules that the venue was last seen with. */
    public SimulationRules newest(Symbol symbol) {
        return rules(symbol, Instant.MAX);
    }

    /** Merges what the venue said of the instruments that it was asked for. */
    public InstrumentDocument merge(Instant asOf, Collection<Symbol> asked, Map<Symbol, InstrumentRules> told) {
        return changes.update(
                        key,
                        InstrumentDocumentCodec.CODEC,
                        before -> before.orElseGet(() -> InstrumentDocument.empty(venue))
                                .checked(asOf, asked, told))
                .after();
    }

    /** Whether the venue was asked for it on this UTC day. */
    public static boolean isCheckedOn(Optional<InstrumentHistory> history, Instant now) {
        return history.filter(known -> day(known.checkedAt()) >= day(now)).isPresent();
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 86_400L);
    }
}
