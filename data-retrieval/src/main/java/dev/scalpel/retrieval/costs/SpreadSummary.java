package dev.scalpel.retrieval.costs;

import dev.scalpel.costs.CostDocument;
import dev.scalpel.costs.CostRepository;
import dev.scalpel.costs.SpreadDay;
import dev.scalpel.costs.SpreadRepository;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.StoreException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Writes the spread of each finished day into the cost document: with the first call of a UTC day, missed days too. */
final class SpreadSummary {

    /** How far back a missed day is summarised. */
    private static final int DAYS_BACK = 7;

    private final SpreadRepository spreads;
    private final CostRepository costs;
    /** By instrument the day for which this process has done it: then not even the store is read. */
    private final Map<InstrumentId, LocalDate> done = new ConcurrentHashMap<>();

    SpreadSummary(SpreadRepository spreads, CostRepository costs) {
        this.spreads = spreads;
        this.costs = costs;
    }

    /** @return why it could not be summarised: one instrument's damaged object does not concern the others */
    Optional<String> update(InstrumentId instrument, Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        if (today.equals(done.get(instrument))) {
            return Optional.empty();
        }
        try {
            summarise(instrument, today);
            done.put(instrument, today);
            return Optional.empty();
        } catch (StoreException failure) {
            return Optional.of(instrument.symbol() + ": the store failed: " + failure.getMessage());
        }
    }

    private void summarise(InstrumentId instrument, LocalDate today) {
        CostDocument known = costs.read(instrument).orElseGet(() -> CostDocument.empty(instrument));
        for (int back = DAYS_BACK; back > 0; back--) {
            LocalDate day = today.minusDays(back);
            if (!known.hasSpread(day)) {
                Optional<SpreadDay> summary = SpreadDay.of(day, spreads.read(instrument, day));
                summary.ifPresent(spread -> costs.change(instrument, document -> document.withSpread(spread)));
            }
        }
    }
}
