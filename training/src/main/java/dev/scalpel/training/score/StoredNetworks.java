package dev.scalpel.training.score;

import dev.scalpel.learning.score.ResidualCache;
import dev.scalpel.learning.score.ResidualProcedure;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Sha256;
import dev.scalpel.model.score.ScoreNetwork;
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
 * Past networks in the store, each behind the hash of all that it was made of: how maps and networks are made, and the bars
 * of both fits with the look-back of their features. A changed bar makes the networks that read it anew.
 */
public final class StoredNetworks implements ResidualCache {

    private static final Logger LOG = LoggerFactory.getLogger(StoredNetworks.class);
    private static final int HASH_BYTES = 32;

    private final ObjectStore store;
    private final InstrumentId instrument;
    private final Optional<InstrumentId> reference;
    private final String version;
    private final ScoreProcedure scores;
    private final ResidualProcedure procedure;
    private final int lookBackDays;
    private final long endDay;
    private final Map<String, String> bars;
    private final AtomicInteger fitted = new AtomicInteger();

    /**
     * @param version of the features
     * @param lookBackDays whole days before a day that its features read
     * @param endDay the first day whose bars are not all there, in days since the epoch
     * @param bars hashes of the bars of both instruments, by key
     */
    public StoredNetworks(
            ObjectStore store,
            InstrumentId instrument,
            Optional<InstrumentId> reference,
            String version,
            ScoreProcedure scores,
            ResidualProcedure procedure,
            int lookBackDays,
            long endDay,
            Map<String, String> bars) {
        this.store = store;
        this.instrument = instrument;
        this.reference = reference;
        this.version = version;
        this.scores = scores;
        this.procedure = procedure;
        this.lookBackDays = lookBackDays;
        this.endDay = endDay;
        this.bars = bars;
    }

    /** How many networks were not known. */
    public int fitted() {
        return fitted.get();
    }

    @Override
    public @Nullable ScoreNetwork find(long epochDay) {
        return epochDay > endDay
                ? null
                : store.get(key(epochDay))
                        .map(object -> decode(epochDay, object))
                        .orElse(null);
    }

    private @Nullable ScoreNetwork decode(long epochDay, StoredObject object) {
        byte[] bytes = object.bytes();
        if (bytes.length < HASH_BYTES || !Arrays.equals(bytes, 0, HASH_BYTES, hash(epochDay), 0, HASH_BYTES)) {
            return null;
        }
        try {
            ScoreNetwork network = ScoreNetwork.read(Arrays.copyOfRange(bytes, HASH_BYTES, bytes.length));
            return network.horizons().equals(scores.horizons()) ? network : null;
        } catch (IllegalArgumentException damaged) {
            LOG.warn("fitting {} again: {}", key(epochDay), damaged.getMessage());
            return null;
        }
    }

    @Override
    public void fitted(long epochDay, ScoreNetwork network) {
        fitted.incrementAndGet();
        if (epochDay > endDay) {
            return;
        }
        byte[] weights = network.toBytes();
        byte[] bytes = Arrays.copyOf(hash(epochDay), HASH_BYTES + weights.length);
        System.arraycopy(weights, 0, bytes, HASH_BYTES, weights.length);
        String key = key(epochDay);
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

    /** The last labels of a fit end on the day of the gap. */
    private byte[] hash(long epochDay) {
        StringBuilder read = new StringBuilder(version)
                .append('|')
                .append(scores)
                .append('|')
                .append(procedure.describe());
        int window = Math.max(scores.windowDays(), procedure.windowDays()) + scores.gapDays();
        for (long day = epochDay - window - lookBackDays; day <= epochDay - scores.gapDays(); day++) {
            LocalDate date = LocalDate.ofEpochDay(day);
            read.append('|').append(bars.get(StoreKeys.bars(instrument, date)));
            reference.ifPresent(other -> read.append('+').append(bars.get(StoreKeys.bars(other, date))));
        }
        return Sha256.digest(read.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String key(long epochDay) {
        return StoreKeys.network(instrument, version, LocalDate.ofEpochDay(epochDay));
    }
}
