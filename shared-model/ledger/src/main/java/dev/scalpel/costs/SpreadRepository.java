package dev.scalpel.costs;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ContentionException;
import dev.scalpel.store.StoreException;
import java.time.LocalDate;
import java.util.List;

/**
 * The sampled spreads of instruments. {@code SpreadRepositoryContract} has the tests that every implementation must pass.
 */
public interface SpreadRepository {

    /**
     * Stores samples. Where a minute has one already, that one stays: an append may be repeated, by any number of writers.
     *
     * @return how many were new
     * @throws ContentionException if too many writes conflicted
     */
    int append(InstrumentId instrument, List<SpreadSample> samples);

    /**
     * The samples of a UTC day, in order.
     *
     * @throws StoreException if what is stored is malformed; it names the row
     */
    List<SpreadSample> read(InstrumentId instrument, LocalDate day);

    /** The days with samples, in order. */
    List<LocalDate> days(InstrumentId instrument);
}
