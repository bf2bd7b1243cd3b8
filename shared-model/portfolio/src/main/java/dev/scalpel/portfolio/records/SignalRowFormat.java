package dev.scalpel.portfolio.records;

import dev.scalpel.ledger.CsvRowReader;
import dev.scalpel.ledger.RowFormat;
import dev.scalpel.signals.Outcome;
import java.util.List;

/** The cells of a {@link SignalRow}. */
final class SignalRowFormat implements RowFormat<SignalRow> {

    private static final String[] HEADER = "id,time,strategy,outcome,reason".split(",");

    @Override
    public String[] header() {
        return HEADER.clone();
    }

    @Override
    public List<Integer> formerWidths() {
        return List.of();
    }

    @Override
    public String[] cellsOfFormerRow() {
        return new String[0];
    }

    @Override
    public String[] write(SignalRow row) {
        return new String[] {
            row.id(), CsvRowReader.of(row.time()), row.strategy(), row.outcome().name(), row.reason()
        };
    }

    @Override
    public SignalRow read(CsvRowReader cells) {
        return new SignalRow(cells.text(), cells.whole(), cells.text(), cells.word(Outcome.class), cells.text());
    }
}
