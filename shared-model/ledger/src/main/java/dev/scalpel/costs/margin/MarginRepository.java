package dev.scalpel.costs.margin;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ContentionException;
import dev.scalpel.store.StoreException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The margin terms of instruments. {@code MarginRepositoryContract} has the tests that every implementation must pass. */
public interface MarginRepository {

    /**
     * What is stored now; empty where no terms were read.
     *
     * @throws StoreException if it is malformed, or a newer version of Scalpel wrote it
     */
    Optional<MarginDocument> read(InstrumentId instrument);

    /**
     * Applies a change to what is stored now, or to an empty document. The change may be applied more than once.
     *
     * @throws ContentionException if too many writes conflicted
     */
    MarginDocument change(InstrumentId instrument, UnaryOperator<MarginDocument> change);
}
