package dev.scalpel.portfolio.evidence;

import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.signals.box.InstantsCodec;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.util.Optional;

/** The verdicts on the filters of strategies: {@code state/filter/{portfolio}/{strategy}.json}. */
public final class FilterStandings {

    private static final StateDocumentCodec<FilterStanding> DOCUMENT =
            new StateDocumentCodec<>(FilterStanding.class, 1, (document, schema) -> {}, InstantsCodec.module());
    private static final Codec<FilterStanding> CODEC = Codec.of(DOCUMENT::write, DOCUMENT::read);

    private final ObjectStore store;

    public FilterStandings(ObjectStore store) {
        this.store = store;
    }

    /** Empty before the first review. */
    public Optional<FilterStanding> read(String portfolio, String strategy) {
        String key = StoreKeys.filter(portfolio, strategy);
        return store.get(key).map(object -> CODEC.decode(key, object.bytes()));
    }

    /** Replaces an earlier verdict; of two the later one counts. */
    public FilterStanding write(String portfolio, String strategy, FilterStanding standing) {
        return new CompareAndSet(store)
                .update(
                        StoreKeys.filter(portfolio, strategy),
                        CODEC,
                        known -> known.filter(before -> before.at().isAfter(standing.at()))
                                .orElse(standing))
                .after();
    }
}
