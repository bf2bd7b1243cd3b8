package dev.scalpel.portfolio.evidence;

import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.signals.box.InstantsCodec;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The verdicts on the filters of strategies, each with its time, so that a replay knows which one was in force:
 * {@code state/filter/{portfolio}/{strategy}.json}.
 */
public final class FilterStandings {

    /** Four years of weekly reviews. */
    static final int MAX_KEPT = 208;

    private static final StateDocumentCodec<Reviews> DOCUMENT =
            new StateDocumentCodec<>(Reviews.class, 1, (document, schema) -> {}, InstantsCodec.module());
    private static final Codec<Reviews> CODEC = Codec.of(DOCUMENT::write, DOCUMENT::read);

    private final ObjectStore store;

    /** @param standings the oldest first */
    record Reviews(List<FilterStanding> standings) {

        Reviews {
            standings = List.copyOf(standings);
        }

        /** A review that is repeated replaces its own verdict. */
        Reviews with(FilterStanding standing) {
            List<FilterStanding> all = new ArrayList<>(standings);
            all.removeIf(known -> known.at().equals(standing.at()));
            all.add(standing);
            all.sort(Comparator.comparing(FilterStanding::at));
            return new Reviews(all.subList(Math.max(0, all.size() - MAX_KEPT), all.size()));
        }
    }

    public FilterStandings(ObjectStore store) {
        this.store = store;
    }

    /** The last verdict that was reached until then; empty before the first. */
    public Optional<FilterStanding> at(String portfolio, String strategy, Instant time) {
        String key = StoreKeys.filter(portfolio, strategy);
        return store.get(key)
                .map(object -> CODEC.decode(key, object.bytes()))
                .flatMap(reviews -> reviews.standings().stream()
                        .filter(standing -> !standing.at().isAfter(time))
                        .reduce((earlier, later) -> later));
    }

    /** Adds a verdict. May be repeated. */
    public void add(String portfolio, String strategy, FilterStanding standing) {
        new CompareAndSet(store)
                .update(
                        StoreKeys.filter(portfolio, strategy),
                        CODEC,
                        known -> known.orElseGet(() -> new Reviews(List.of())).with(standing));
    }
}
