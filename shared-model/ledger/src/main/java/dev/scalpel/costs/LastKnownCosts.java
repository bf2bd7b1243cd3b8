package dev.scalpel.costs;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.StoreException;
import dev.scalpel.trading.CostBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The costs as execution uses them each minute. The stored documents are read every {@link #MAX_AGE}, so that an order does
 * not wait for them. One that cannot be read leaves the one read before, or the settings: positions are managed all the same.
 */
public final class LastKnownCosts {

    static final Duration MAX_AGE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(LastKnownCosts.class);

    private final CostRepository repository;
    private final MeasuredCosts costs;
    private final Map<InstrumentId, Read> reads = new ConcurrentHashMap<>();

    private record Read(Instant at, Optional<CostDocument> document) {}

    public LastKnownCosts(Settings settings, CostRepository repository) {
        this.repository = repository;
        costs = new MeasuredCosts(settings, repository);
    }

    /** The costs of trading now. */
    public CostBook at(Instant now) {
        return instrument -> costs.areWanted()
                ? costs.statement(instrument, document(instrument, now), now, now)
                        .costs()
                : costs.at(now).of(instrument);
    }

    private Optional<CostDocument> document(InstrumentId instrument, Instant now) {
        Read known = reads.get(instrument);
        if (known != null && Duration.between(known.at(), now).abs().compareTo(MAX_AGE) < 0) {
            return known.document();
        }
        Optional<CostDocument> document = read(instrument, known == null ? Optional.empty() : known.document());
        reads.put(instrument, new Read(now, document));
        return document;
    }

    private Optional<CostDocument> read(InstrumentId instrument, Optional<CostDocument> before) {
        try {
            return repository.read(instrument);
        } catch (StoreException unreadable) {
            LOG.warn("the measured costs of {} cannot be read: {}", instrument, unreadable.getMessage());
            return before;
        }
    }
}
