package dev.scalpel.localexchange.coinbase;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A page of rows; the cursor is the id of the last one. */
record Page<T>(List<T> rows, boolean hasNext, String cursor) {

    static <T> Page<T> of(List<T> all, int limit, Query query, Function<T, String> id) {
        Optional<String> after = query.one("cursor");
        List<T> rest = all;
        if (after.isPresent()) {
            List<String> ids = all.stream().map(id).toList();
            int at = ids.indexOf(after.get());
            if (at < 0) {
                throw CoinbaseRefusal.invalid("the cursor is unknown");
            }
            rest = all.subList(at + 1, all.size());
        }
        List<T> rows = rest.subList(0, Math.min(limit, rest.size()));
        boolean more = rows.size() < rest.size();
        return new Page<>(rows, more, more ? id.apply(rows.get(rows.size() - 1)) : "");
    }
}
