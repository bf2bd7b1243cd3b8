package dev.scalpel.training.score;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Sha256;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.WriteConflictException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Results of a training in the store, each behind the hash of all that it was made of: how it is made, and the bars that it
 * read. A changed bar makes those that read it anew; a damaged one is made anew too.
 *
 * @param version of the features
 * @param lookBackDays whole days before a day that its features read
 * @param endDay the first day whose bars are not all there, in days since the epoch
 * @param bars hashes of the bars of both instruments, by key
 */
public record HashedResults(
        ObjectStore store,
        InstrumentId instrument,
        Optional<InstrumentId> reference,
        String version,
        int lookBackDays,
        long endDay,
        Map<String, String> bars) {

    private static final Logger LOG = LoggerFactory.getLogger(HashedResults.class);
    private static final int HASH_BYTES = 32;

    public HashedResults {
        bars = Map.copyOf(bars);
    }

    /** @param valid whether it is the result that the key names */
    <T> Optional<T> find(String key, byte[] hash, Function<byte[], T> decode, Predicate<T> valid) {
        return store.get(key).map(StoredObject::bytes).flatMap(bytes -> {
            if (bytes.length < HASH_BYTES || !Arrays.equals(bytes, 0, HASH_BYTES, hash, 0, HASH_BYTES)) {
                return Optional.empty();
            }
            try {
                return Optional.of(decode.apply(Arrays.copyOfRange(bytes, HASH_BYTES, bytes.length)))
                        .filter(valid);
            } catch (IllegalArgumentException damaged) {
                LOG.warn("making {} again: {}", key, damaged.getMessage());
                return Optional.empty();
            }
        });
    }

    void put(String key, byte[] hash, byte[] content) {
        byte[] bytes = Arrays.copyOf(hash, HASH_BYTES + content.length);
        System.arraycopy(content, 0, bytes, HASH_BYTES, content.length);
        try {
            Optional<StoredObject> before = store.get(key);
            if (before.isPresent()) {
                store.putIfMatch(key, bytes, before.get().etag());
            } else {
                store.putIfAbsent(key, bytes);
            }
        } catch (WriteConflictException other) {
            LOG.info("{} was written by another run", key);
        }
    }

    /**
     * Of the bars of some days and of how the result is made.
     *
     * @param to the last day
     */
    byte[] hash(String made, long from, long to) {
        StringBuilder read = new StringBuilder(version).append('|').append(made);
        for (long day = from; day <= to; day++) {
            LocalDate date = LocalDate.ofEpochDay(day);
            read.append('|').append(bars.get(StoreKeys.bars(instrument, date)));
            reference.ifPresent(other -> read.append('+').append(bars.get(StoreKeys.bars(other, date))));
        }
        return Sha256.digest(read.toString().getBytes(StandardCharsets.UTF_8));
    }
}
