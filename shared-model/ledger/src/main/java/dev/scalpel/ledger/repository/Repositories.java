package dev.scalpel.ledger.repository;

import dev.scalpel.costs.CostRepository;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.costs.margin.MarginRepository;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.FundingRepository;
import dev.scalpel.store.funding.StoredFunding;

/**
 * The repositories of one bot that several functions use. Execution has another one of its own, for its states.
 */
public record Repositories(
        BarRepository bars,
        FundingRepository funding,
        AccountRepository account,
        LedgerRepository ledger,
        ShadowRepository shadow,
        CostRepository costs,
        MarginRepository margins) {

    /** Those in an object store, for wiring only: everything else receives the port that it needs. */
    public static Repositories in(ObjectStore store) {
        return new Repositories(
                new StoredBars(store),
                new StoredFunding(store),
                new StoredAccount(store),
                new StoredLedger(store),
                new StoredShadowTrades(store),
                new StoredCosts(store),
                new StoredMargin(store));
    }
}
