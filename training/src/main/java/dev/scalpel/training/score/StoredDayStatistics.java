package dev.scalpel.training.score;

import dev.scalpel.learning.score.DayStatistics;
import dev.scalpel.learning.score.DayStatisticsCache;
import dev.scalpel.learning.score.DayStatisticsCodec;
import dev.scalpel.learning.score.IssuedDay;
import dev.scalpel.learning.score.ScoreProcedure;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The days' statistics in the store, each behind the hash of all that it was made of: the bars of its look-back, of the day
 * and of the day after, on which its last labels end, and how labels are made. A changed bar makes the days that read it
 * anew. A day is kept once the day after it is over.
 */
public final class StoredDayStatistics implements DayStatisticsCache {

    private static final Logger LOG = LoggerFactory.getLogger(StoredDayStatistics.class);
    private static final int HASH_BYTES = 32;

    private final ObjectStore store;
    private final InstrumentId instrument;
    private final String version;
    private final String labels;
    private final ScoreProcedure procedure;
    private final int lookBackDays;
    private final long endDay;
    private final Map<String, String> bars;
    private final Optional<InstrumentId> reference;
    private final AtomicInteger computed = new AtomicInteger();

    /**
     * @param version of the features
     * @param lookBackDays whole days before a day that its features read
     * @param endDay the first day whose bars are not all there, in days since the epoch
     * @param bars hashes of the bars of both instruments, by key
     */
    public StoredDayStatistics(
            ObjectStore store,
            InstrumentId instrument,
            Optional<InstrumentId> reference,
            String version,
            ScoreProcedure procedure,
            int lookBackDays,
            long endDay,
            Map<String, String> bars) {
        this.store = store;
        this.instrument = instrument;
        this.reference = reference;
        this.version = version;
        this.labels = procedure.horizons() + "|" + procedure.clip();
        this.procedure = procedure;
        this.lookBackDays = lookBackDays;
        this.endDay = endDay;
        this.bars = bars;
    }

    /** How many days were not known. */
    public int computed() {
        return computed.get();
    }

    @Override
    public @Nullable DayStatistics find(long epochDay) {
        if (!isFinal(epochDay)) {
            return null;
        }
        return store.get(key(epochDay)).map(object -> decode(epochDay, object)).orElse(null);
    }

    private @Nullable DayStatistics decode(long epochDay, StoredObject object) {
        byte[] bytes = object.bytes();
        if (bytes.length < HASH_BYTES || !Arrays.equals(bytes, 0, HASH_BYTES, hash(epochDay), 0, HASH_BYTES)) {
            return null;
        }
        try {
            DayStatistics day = DayStatisticsCodec.decode(Arrays.copyOfRange(bytes, HASH_BYTES, bytes.length));
            return day.day() == epochDay ? day : null;
        } catch (IllegalArgumentException damaged) {
            LOG.warn("computing {} again: {}", key(epochDay), damaged.getMessage());
            return null;
        }
    }

    @Override
    public void computed(DayStatistics day) {
        computed.incrementAndGet();
        if (!isFinal(day.day())) {
            return;
        }
        put(key(day.day()), hash(day.day()), DayStatisticsCodec.encode(day));
    }

    private void put(String key, byte[] hash, byte[] content) {
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

    @Override
    public @Nullable IssuedDay findIssued(long epochDay) {
        return store.get(issuedKey(epochDay))
                .map(object -> decodeIssued(epochDay, object.bytes()))
                .orElse(null);
    }

    private @Nullable IssuedDay decodeIssued(long epochDay, byte[] bytes) {
        if (bytes.length < HASH_BYTES || !Arrays.equals(bytes, 0, HASH_BYTES, issuedHash(epochDay), 0, HASH_BYTES)) {
            return null;
        }
        try {
            IssuedDay day = IssuedDay.fromBytes(Arrays.copyOfRange(bytes, HASH_BYTES, bytes.length));
            return day.day() == epochDay ? day : null;
        } catch (IllegalArgumentException damaged) {
            LOG.warn("computing {} again: {}", issuedKey(epochDay), damaged.getMessage());
            return null;
        }
    }

    /** Any day before the end: a model reads nothing that is later than its day. */
    @Override
    public void issued(IssuedDay day) {
        put(issuedKey(day.day()), issuedHash(day.day()), day.toBytes());
    }

    private boolean isFinal(long epochDay) {
        return epochDay + 1 < endDay;
    }

    private byte[] hash(long epochDay) {
        return hash(labels, epochDay - lookBackDays, epochDay + 1);
    }

    /** Of the bars that the day's features and its model's fit have read, and of how they are made. */
    private byte[] issuedHash(long epochDay) {
        return hash("issued|" + procedure, epochDay - procedure.windowDays() - lookBackDays, epochDay);
    }

    private byte[] hash(String made, long from, long to) {
        StringBuilder read = new StringBuilder(version).append('|').append(made);
        for (long day = from; day <= to; day++) {
            LocalDate date = LocalDate.ofEpochDay(day);
            read.append('|').append(bars.get(StoreKeys.bars(instrument, date)));
            reference.ifPresent(other -> read.append('+').append(bars.get(StoreKeys.bars(other, date))));
        }
        return Sha256.digest(read.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String issuedKey(long epochDay) {
        return StoreKeys.dayStatistics(instrument, version + "-issued", LocalDate.ofEpochDay(epochDay));
    }

    private String key(long epochDay) {
        return StoreKeys.dayStatistics(instrument, version, LocalDate.ofEpochDay(epochDay));
    }
}
