package dev.scalpel.portfolio.log;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;

/**
 * Outcomes of signals, ended orders and transfers of portfolios. Rows are only added: of two versions of a row, which have the same id,
 * the later revision counts. Adding may be repeated, and any number of writers may add: the result is the same.
 */
public interface PortfolioLog {

    /** Adds outcomes, each to the day (UTC) on which it was reached. */
    void addSignals(String portfolio, Collection<SignalLogRow> rows);

    /** Adds orders, each to the month (UTC) in which it ended. */
    void addOrders(String portfolio, Collection<OrderRow> rows);

    /** Adds transfers of cash, each to the month (UTC) in which it was found. */
    void addTransfers(String portfolio, Collection<TransferRow> rows);

    /** The outcomes that were reached on a day, in that order; none if there are none. */
    List<SignalLogRow> signals(String portfolio, LocalDate day);

    /** The days on which outcomes were reached, in order. */
    List<LocalDate> signalDays(String portfolio);

    /** The orders that ended in a month, in that order; none if there are none. */
    List<OrderRow> orders(String portfolio, YearMonth month);

    /** The transfers that were found in a month, in that order; none if there are none. */
    List<TransferRow> transfers(String portfolio, YearMonth month);
}
