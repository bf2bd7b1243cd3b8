package dev.scalpel.retrieval;

import dev.scalpel.funding.PriceSeries;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.store.funding.FundingRepository;
import dev.scalpel.store.funding.StoredPrices;

/**
 * Where the history of instruments is kept.
 *
 * @param objects keep the rest: the prices that fundings are made of, rows that are no bars, the venue's rate limit
 */
public record HistoryStore(BarRepository bars, FundingRepository fundings, ObjectStore objects) {

    public StoredPrices prices(PriceSeries series) {
        return new StoredPrices(objects, series);
    }
}
