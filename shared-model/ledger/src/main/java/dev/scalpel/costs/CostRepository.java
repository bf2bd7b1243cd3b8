package dev.scalpel.costs;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ContentionException;
import dev.scalpel.store.StoreException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The measured costs of instruments. {@code CostRepositoryContract} has the tests that every implementation must pass.
 */
public interface CostRepository {

    /**
     * What is stored now; empty where nothing has been measured.
     *
     * @throws StoreException if it is malformed, or a newer version of Scalpel wrote it
     */
    Optional<CostDocument> read(InstrumentId instrument);

    /**
     * Applies a change to what is stored now, or to an empty document. The change may be applied more than once.
     *
     * @throws ContentionException if too many writes conflicted
     */
    CostDocument change(InstrumentId instrument, UnaryOperator<CostDocument> change);
}
