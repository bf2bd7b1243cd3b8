package dev.scalpel.store.bars;

import dev.scalpel.market.Symbol;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a venue told as bars and was none: the minute and the reason, the newest {@value #MOST} of a symbol. A minute that
 * is refused again and again, because it is asked for again and again, stands here once.
 */
public final class InvalidBarLog {

    static final int MOST = 1_000;

    private static final Codec<NavigableMap<Long, String>> LINES = Codec.of(InvalidBarLog::write, InvalidBarLog::read);

    private final ObjectStore store;
    private final CompareAndSet compareAndSet;
    private final String venue;

    public InvalidBarLog(ObjectStore store, String venue) {
        this.store = store;
        this.venue = venue;
        compareAndSet = new CompareAndSet(store);
    }

    /** @param openTime epoch milliseconds that the venue gave; a row that is no bar need not be on a minute */
    public record Refusal(long openTime, String reason) {}

    /** Nothing is written when all of them are known. */
    public void add(Symbol symbol, Collection<Refusal> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        compareAndSet.update(StoreKeys.refusedBars(venue, symbol), LINES, stored -> {
            NavigableMap<Long, String> all = new TreeMap<>(stored.orElseGet(TreeMap::new));
            refusals.forEach(refusal -> all.putIfAbsent(refusal.openTime(), refusal.reason()));
            while (all.size() > MOST) {
                all.pollFirstEntry();
            }
            return all;
        });
    }

    /** Those of {@code [from, to)}, epoch milliseconds, in order. */
    public List<Refusal> read(Symbol symbol, long from, long to) {
        String key = StoreKeys.refusedBars(venue, symbol);
        return store.get(key)
                .map(object -> LINES.decode(key, object.bytes()).subMap(from, true, to, false).entrySet().stream()
                        .map(entry -> new Refusal(entry.getKey(), entry.getValue()))
                        .toList())
                .orElseGet(List::of);
    }

    private static byte[] write(Map<Long, String> refusals) {
        StringBuilder text = new StringBuilder();
        refusals.forEach((time, reason) -> text.append(time)
                .append(' ')
                .append(reason.replaceAll("\\R", " "))
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static NavigableMap<Long, String> read(String key, byte[] bytes) {
        NavigableMap<Long, String> refusals = new TreeMap<>();
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> {
            int blank = line.indexOf(' ');
            try {
                refusals.put(Long.parseLong(line.substring(0, Math.max(0, blank))), line.substring(blank + 1));
            } catch (NumberFormatException torn) {
                throw new StoreException(key + " must have a time and a reason in each line: '" + line + "'", torn);
            }
        });
        return refusals;
    }
}
