package dev.scalpel.ledger.repository;

import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ContentionException;
import java.time.YearMonth;
import java.util.List;

/**
 * What procedures would have traded without permission to trade: never part of an account, its equity or its metrics.
 * Rows are only added, each once by its id, and none is rewritten. A trade belongs to the month of its exit (UTC).
 * {@code ShadowRepositoryContract} has the tests that every implementation must pass.
 */
public interface ShadowRepository {

    /**
     * Adds the rows that are not stored yet.
     *
     * @param procedure identifies how the models were made
     * @throws IllegalArgumentException if a row is not of mode {@value ShadowRows#MODE}
     * @throws LedgerFormatException if what is stored of one of the months is malformed; it is not changed
     * @throws ContentionException if too many writes conflicted; the rows of earlier months are stored
     */
    void add(String procedure, InstrumentId instrument, List<TradeRow> rows);

    /**
     * The trades closed in a month, in order of their exits; none if there are none.
     *
     * @throws LedgerFormatException if what is stored of the month is malformed
     */
    List<TradeRow> trades(String procedure, InstrumentId instrument, YearMonth month);

    /** The procedures that have rows of this instrument, sorted. */
    List<String> procedures(InstrumentId instrument);
}
