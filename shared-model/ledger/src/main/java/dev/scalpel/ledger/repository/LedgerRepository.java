package dev.scalpel.ledger.repository;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ContentionException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Decisions and trades. Rows are only added: of two versions of a row, which have the same id, the later revision counts.
 * A decision belongs to the day of its bar, a trade to the month of its exit (UTC). {@code LedgerRepositoryContract} has
 * the tests that every implementation must pass.
 */
public interface LedgerRepository {

    /**
     * Adds the rows. Merges may be repeated, and any number of writers may merge concurrently: the result is the same.
     *
     * @throws LedgerFormatException if what is stored of one of the periods is malformed; it is not changed
     * @throws ContentionException if too many writes conflicted; the rows of earlier periods are stored
     */
    void merge(InstrumentId instrument, Outbox outbox);

    /**
     * The decisions of a day, in time order; none if there are none.
     *
     * @throws LedgerFormatException if what is stored of the day is malformed
     */
    List<DecisionRow> decisions(InstrumentId instrument, LocalDate day);

    /**
     * The trades closed in a month, in order of their exits; none if there are none.
     *
     * @throws LedgerFormatException if what is stored of the month is malformed
     */
    List<TradeRow> trades(InstrumentId instrument, YearMonth month);
}
