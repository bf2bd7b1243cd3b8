package dev.scalpel.training.tuning;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Codec;
import dev.scalpel.store.JsonCodec;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.WriteConflictException;
import dev.scalpel.training.optimiser.Point;
import dev.scalpel.training.optimiser.SearchSpace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored trials of one training. Each is written as soon as it ends, so that an interrupted training can resume.
 * Trials of other trainings of the same day, with other bars or settings, are ignored.
 */
public final class TrialStore {

    private static final Logger LOG = LoggerFactory.getLogger(TrialStore.class);
    private static final int DAYS_BACK = 7;
    private static final Codec<TrialRecord> CODEC = new JsonCodec<>(
            JsonMapper.builder()
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build(),
            TrialRecord.class);

    private final ObjectStore store;
    private final InstrumentId instrument;
    private final LocalDate date;
    private final String training;
    private final SearchSpace space;

    /**
     * @param training fingerprint of the training; see {@link TrialRecord}
     * @param space of its points
     */
    public TrialStore(ObjectStore store, InstrumentId instrument, LocalDate date, String training, SearchSpace space) {
        this.store = store;
        this.instrument = instrument;
        this.date = date;
        this.training = training;
        this.space = space;
    }

    SearchSpace space() {
        return space;
    }

    String training() {
        return training;
    }

    /** The finished trials of this training, by number. */
    public List<TrialRecord> recorded() {
        return read(date).stream()
                .filter(record -> record.training().equals(training))
                .sorted(Comparator.comparingInt(TrialRecord::number))
                .toList();
    }

    /** Stores a finished trial. An existing trial of this number is kept. */
    void record(TrialRecord trial) {
        String file = String.format(Locale.ROOT, "trial-%s-%03d.json", training, trial.number());
        try {
            store.putIfAbsent(StoreKeys.tuning(instrument, date, file), CODEC.encode(trial));
        } catch (WriteConflictException there) {
            LOG.info("trial {} of {} was already recorded by another run", trial.number(), instrument.symbol());
        }
    }

    /** The points of the best eligible trials of the latest earlier day with any, best first. */
    public List<Point> bestOfEarlierDay(int limit) {
        for (int back = 1; back <= DAYS_BACK; back++) {
            List<Point> best = read(date.minusDays(back)).stream()
                    .filter(TrialRecord::eligible)
                    .sorted(Comparator.comparingDouble(TrialRecord::value)
                            .reversed()
                            .thenComparing(TrialRecord::training)
                            .thenComparingInt(TrialRecord::number))
                    .map(record -> space.parse(record.point()))
                    .distinct()
                    .limit(limit)
                    .toList();
            if (!best.isEmpty()) {
                return best;
            }
        }
        return List.of();
    }

    /** Skips damaged trials, and those of a search with other parameters. */
    private List<TrialRecord> read(LocalDate day) {
        List<TrialRecord> records = new ArrayList<>();
        for (String key : store.list(StoreKeys.tuningPrefix(instrument, day) + "trial-")) {
            store.get(key).ifPresent(object -> {
                try {
                    TrialRecord record = CODEC.decode(key, object.bytes());
                    space.parse(record.point());
                    records.add(record);
                } catch (StoreException | IllegalArgumentException unusable) {
                    LOG.warn("ignoring {}: {}", key, unusable.getMessage());
                }
            });
        }
        return records;
    }
}
