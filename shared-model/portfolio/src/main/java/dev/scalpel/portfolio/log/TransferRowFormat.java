package dev.scalpel.portfolio.log;

import dev.scalpel.ledger.CsvRowReader;
import dev.scalpel.ledger.RowFormat;

/** The cells of a transfer. */
final class TransferRowFormat implements RowFormat<TransferRow> {

    private static final String[] HEADER = "transfer,revision,mode,asset,amount,time".split(",");

    @Override
    public String[] header() {
        return HEADER.clone();
    }

    @Override
    public String[] write(TransferRow row) {
        return new String[] {
            row.id(),
            CsvRowReader.of(row.revision()),
            row.mode(),
            row.asset(),
            CsvRowReader.of(row.amount()),
            CsvRowReader.of(row.time())
        };
    }

    @Override
    public TransferRow read(CsvRowReader cells) {
        return new TransferRow(cells.text(), cells.whole(), cells.text(), cells.text(), cells.amount(), cells.whole());
    }
}
