package dev.scalpel.training.score;

import dev.scalpel.learning.score.DayStatistics;
import dev.scalpel.learning.score.DayStatisticsCache;
import dev.scalpel.learning.score.DayStatisticsCodec;
import dev.scalpel.learning.score.IssuedDay;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.store.StoreKeys;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The days' statistics in the store. They depend on the bars of their look-back, of the day and of the day after, on which
 * their last labels end, and on how labels are made. A day is kept once the day after it is over.
 */
public final class StoredDayStatistics implements DayStatisticsCache {

    private final HashedResults results;
    private final ScoreProcedure procedure;
    private final AtomicInteger computed = new AtomicInteger();

    public StoredDayStatistics(HashedResults results, ScoreProcedure procedure) {
        this.results = results;
        this.procedure = procedure;
    }

    /** How many days were not known. */
    public int computed() {
        return computed.get();
    }

    @Override
    public @Nullable DayStatistics find(long epochDay) {
        return isFinal(epochDay)
                ? results.find(key(epochDay), hash(epochDay), DayStatisticsCodec::decode, day -> day.day() == epochDay)
                        .orElse(null)
                : null;
    }

    @Override
    public void computed(DayStatistics day) {
        computed.incrementAndGet();
        if (isFinal(day.day())) {
            results.put(key(day.day()), hash(day.day()), DayStatisticsCodec.encode(day));
        }
    }

    @Override
    public @Nullable IssuedDay findIssued(long epochDay) {
        return results.find(
                        issuedKey(epochDay), issuedHash(epochDay), IssuedDay::fromBytes, day -> day.day() == epochDay)
                .orElse(null);
    }

    /** Any day before the end: a model reads nothing that is later than its day. */
    @Override
    public void issued(IssuedDay day) {
        results.put(issuedKey(day.day()), issuedHash(day.day()), day.toBytes());
    }

    private boolean isFinal(long epochDay) {
        return epochDay + 1 < results.endDay();
    }

    private byte[] hash(long epochDay) {
        return results.hash(
                procedure.horizons() + "|" + procedure.clip(), epochDay - results.lookBackDays(), epochDay + 1);
    }

    /** Of the bars that the day's features and its model's fit have read, and of how they are made. */
    private byte[] issuedHash(long epochDay) {
        return results.hash(
                "issued|" + procedure, epochDay - procedure.windowDays() - results.lookBackDays(), epochDay);
    }

    private String issuedKey(long epochDay) {
        return StoreKeys.dayStatistics(
                results.instrument(), results.version() + "-issued", LocalDate.ofEpochDay(epochDay));
    }

    private String key(long epochDay) {
        return StoreKeys.dayStatistics(results.instrument(), results.version(), LocalDate.ofEpochDay(epochDay));
    }
}
