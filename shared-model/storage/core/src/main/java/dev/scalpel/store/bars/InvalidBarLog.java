package dev.scalpel.store.bars;

import dev.scalpel.market.InstrumentId;
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
 * The invalid bars that a venue returned: time and reason, the newest {@value #MAX_ENTRIES} of a symbol. A bar that is
 * rejected again each time it is fetched is recorded once.
 */
public final class InvalidBarLog {

    static final int MAX_ENTRIES = 1_000;

    private static final Codec<NavigableMap<Long, String>> CODEC = Codec.of(InvalidBarLog::write, InvalidBarLog::read);

    private final ObjectStore store;
    private final CompareAndSet compareAndSet;

    public InvalidBarLog(ObjectStore store) {
        this.store = store;
        compareAndSet = new CompareAndSet(store);
    }

    /** @param openTime epoch milliseconds as returned by the venue, which need not be a whole minute */
    public record InvalidBar(long openTime, String reason) {}

    /** Writes nothing if all of them are recorded already. */
    public void add(InstrumentId instrument, Collection<InvalidBar> invalidBars) {
        if (invalidBars.isEmpty()) {
            return;
        }
        compareAndSet.update(StoreKeys.invalidBars(instrument), CODEC, stored -> {
            NavigableMap<Long, String> all = new TreeMap<>(stored.orElseGet(TreeMap::new));
            invalidBars.forEach(bar -> all.putIfAbsent(bar.openTime(), bar.reason()));
            while (all.size() > MAX_ENTRIES) {
                all.pollFirstEntry();
            }
            return all;
        });
    }

    /** Those of {@code [from, to)}, epoch milliseconds, in order. */
    public List<InvalidBar> read(InstrumentId instrument, long from, long to) {
        String key = StoreKeys.invalidBars(instrument);
        return store.get(key)
                .map(object -> CODEC.decode(key, object.bytes()).subMap(from, true, to, false).entrySet().stream()
                        .map(entry -> new InvalidBar(entry.getKey(), entry.getValue()))
                        .toList())
                .orElseGet(List::of);
    }

    private static byte[] write(Map<Long, String> invalidBars) {
        StringBuilder text = new StringBuilder();
        invalidBars.forEach((time, reason) -> text.append(time)
                .append(' ')
                .append(reason.replaceAll("\\R", " "))
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static NavigableMap<Long, String> read(String key, byte[] bytes) {
        NavigableMap<Long, String> invalidBars = new TreeMap<>();
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> {
            int blank = line.indexOf(' ');
            try {
                invalidBars.put(Long.parseLong(line.substring(0, Math.max(0, blank))), line.substring(blank + 1));
            } catch (NumberFormatException malformed) {
                throw new StoreException(
                        key + " must have a time and a reason in each line: '" + line + "'", malformed);
            }
        });
        return invalidBars;
    }
}
