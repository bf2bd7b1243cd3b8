package dev.scalpel.portfolio.log;

import dev.scalpel.ledger.CsvRowReader;
import dev.scalpel.ledger.RowFormat;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;

/** The cells of a signal's outcome. */
final class SignalLogRowFormat implements RowFormat<SignalLogRow> {

    private static final String[] HEADER =
            "signal,revision,strategy,target,kind,time,received_at,price,outcome,reason,ended_at".split(",");

    @Override
    public String[] header() {
        return HEADER.clone();
    }

    @Override
    public String[] write(SignalLogRow row) {
        return new String[] {
            row.id(),
            CsvRowReader.of(row.revision()),
            row.strategy(),
            row.target().name(),
            row.kind().name(),
            CsvRowReader.of(row.time()),
            CsvRowReader.of(row.receivedAt()),
            row.price().map(CsvRowReader::of).orElse(""),
            row.outcome().name(),
            row.reason(),
            CsvRowReader.of(row.endedAt())
        };
    }

    @Override
    public SignalLogRow read(CsvRowReader cells) {
        return new SignalLogRow(
                cells.text(),
                cells.whole(),
                cells.text(),
                cells.word(TargetState.class),
                cells.word(Signal.Kind.class),
                cells.whole(),
                cells.whole(),
                cells.optionalAmount(),
                cells.word(Outcome.class),
                cells.text(),
                cells.whole());
    }
}
