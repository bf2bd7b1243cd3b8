package dev.scalpel.retrieval;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.bars.AppendResult;
import dev.scalpel.store.funding.FundingRepository;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.market.FundingReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Stores the fundings of perpetuals from the last stored one on: with the first call, and then once in a quarter of an hour. */
final class FundingRetrieval {

    /** Fundings are hours apart. */
    private static final Duration INTERVAL = Duration.ofMinutes(15);

    private static final long MINUTE_MILLIS = 60_000;

    private final VenueErrors errors;
    private final Optional<FundingReader> reader;
    private final FundingRepository store;
    private final Duration history;
    /** By instrument when this process has read it last. */
    private final Map<InstrumentId, Instant> readAt = new ConcurrentHashMap<>();

    /**
     * @param reader empty where the venue has no perpetuals
     * @param history how far back the first call begins
     */
    FundingRetrieval(VenueErrors errors, Optional<FundingReader> reader, FundingRepository store, Duration history) {
        this.errors = errors;
        this.reader = reader;
        this.store = store;
        this.history = history;
    }

    /**
     * Pages that were read are stored even if a later one fails.
     *
     * @throws VenueException when the venue does not answer
     */
    void catchUp(List<InstrumentId> instruments, Instant now, Deadline deadline) {
        if (reader.isEmpty()) {
            return;
        }
        for (InstrumentId instrument : instruments) {
            boolean due = Optional.ofNullable(readAt.get(instrument))
                    .map(last -> !now.isBefore(last.plus(INTERVAL)))
                    .orElse(true);
            if (due && !deadline.passed()) {
                catchUp(reader.get(), instrument, now, deadline);
                readAt.put(instrument, now);
            }
        }
    }

    private void catchUp(FundingReader source, InstrumentId instrument, Instant now, Deadline deadline) {
        OptionalLong stored = store.lastTime(instrument);
        long from = stored.isPresent()
                ? stored.getAsLong() + MINUTE_MILLIS
                : now.minus(history).toEpochMilli();
        List<FundingRate> page;
        do {
            page = read(errors, source, instrument, from);
            store.append(instrument, page);
            from = page.isEmpty() ? from : page.get(page.size() - 1).time() + MINUTE_MILLIS;
        } while (page.size() == source.pageSize() && !deadline.passed());
    }

    /**
     * Reads all fundings of {@code [from, to)}; stored ones stay.
     *
     * @return how many the store did not have, or had with another rate
     * @throws VenueException when the venue does not answer; pages that were read are stored
     */
    static long fill(
            VenueErrors errors,
            FundingReader source,
            FundingRepository store,
            InstrumentId instrument,
            long from,
            long to) {
        long stored = 0;
        long at = from;
        while (at < to) {
            List<FundingRate> page = read(errors, source, instrument, at);
            AppendResult result = store.append(
                    instrument, page.stream().filter(rate -> rate.time() < to).toList());
            stored += result.stored() + result.changed();
            // A page may be shorter than the most that one holds: only one without later rows is the last.
            long last =
                    page.isEmpty() ? Long.MIN_VALUE : page.get(page.size() - 1).time();
            at = last < at ? to : last + MINUTE_MILLIS;
        }
        return stored;
    }

    private static List<FundingRate> read(
            VenueErrors errors, FundingReader source, InstrumentId instrument, long from) {
        try {
            return source.read(instrument.symbol(), from, source.pageSize());
        } catch (IOException | RuntimeException failure) {
            throw errors.explain("the fundings of " + instrument.symbol(), failure);
        }
    }
}
