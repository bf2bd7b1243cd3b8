package dev.scalpel.portfolio.log;

import dev.scalpel.ledger.CsvRowReader;
import dev.scalpel.ledger.RowFormat;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import java.util.List;
import java.util.Optional;

/** The cells of a signal's outcome. */
final class SignalLogRowFormat implements RowFormat<SignalLogRow> {

    private static final int FORMER_WIDTH = 11;
    /** The model had to judge the entry and could not. */
    private static final String NONE = "none";

    private static final String[] HEADER =
            "signal,revision,strategy,target,kind,time,received_at,price,outcome,reason,ended_at,win_probability"
                    .split(",");

    @Override
    public String[] header() {
        return HEADER.clone();
    }

    @Override
    public List<Integer> formerWidths() {
        return List.of(FORMER_WIDTH);
    }

    @Override
    public String[] cellsOfFormerRow() {
        return new String[] {""};
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
            CsvRowReader.of(row.endedAt()),
            row.probability().map(SignalLogRowFormat::probability).orElse("")
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
                cells.whole(),
                probability(cells));
    }

    private static String probability(double value) {
        return Double.isNaN(value) ? NONE : CsvRowReader.of(value);
    }

    private static Optional<Double> probability(CsvRowReader cells) {
        String text = cells.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            double value = text.equals(NONE) ? Double.NaN : Double.parseDouble(text);
            if (value < 0 || value > 1) {
                throw new NumberFormatException(text);
            }
            return Optional.of(value);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "win_probability must be a number from 0 to 1, or " + NONE + ": '" + text + "'", wrong);
        }
    }
}
