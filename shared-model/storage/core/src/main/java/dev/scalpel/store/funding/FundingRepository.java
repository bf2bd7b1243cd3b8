package dev.scalpel.store.funding;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ContentionException;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.bars.AppendResult;
import java.util.List;
import java.util.OptionalLong;

/**
 * The stored funding rates of perpetuals. An append merges by time: any number of writers may append, and an append may be
 * repeated. {@code FundingRepositoryContract} has the tests that every implementation must pass.
 */
public interface FundingRepository {

    /**
     * Stores rates, in any order; a new rate replaces a stored one of the same minute. The oldest month is written first.
     *
     * @throws IllegalArgumentException if two rates are of one minute
     * @throws ContentionException if too many writes conflicted; the earlier months are stored
     */
    AppendResult append(InstrumentId instrument, List<FundingRate> rates);

    /**
     * The stored rates of {@code [fromTime, toTime)}, epoch milliseconds, in order.
     *
     * @throws StoreException if what is stored is malformed; it names the row
     */
    List<FundingRate> read(InstrumentId instrument, long fromTime, long toTime);

    /** All stored rates, in order. */
    List<FundingRate> readAll(InstrumentId instrument);

    /** The time of the newest stored rate, from which a retrieval continues. */
    OptionalLong lastTime(InstrumentId instrument);
}
