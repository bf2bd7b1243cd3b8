package dev.scalpel.portfolio.log;

import dev.scalpel.ledger.LedgerCsv;
import java.util.Comparator;

/** How the rows of a portfolio's log are written. */
public final class PortfolioCsv {

    public static final LedgerCsv<SignalLogRow> SIGNALS = new LedgerCsv<>(
            new SignalLogRowFormat(),
            Comparator.comparingLong(SignalLogRow::endedAt).thenComparing(SignalLogRow::id),
            false);
    public static final LedgerCsv<OrderRow> ORDERS = new LedgerCsv<>(
            new OrderRowFormat(), Comparator.comparingLong(OrderRow::ended).thenComparing(OrderRow::id), false);
    public static final LedgerCsv<TransferRow> TRANSFERS = new LedgerCsv<>(
            new TransferRowFormat(), Comparator.comparingLong(TransferRow::time).thenComparing(TransferRow::id), false);

    private PortfolioCsv() {}
}
