package dev.scalpel.market;

import java.util.Optional;

/** Throws at the first row that our own writer would not have written. */
final class StrictRowHandler implements RowHandler {

    private final String file;
    private final BarSeries.Builder bars;
    private long newest = Long.MIN_VALUE;

    StrictRowHandler(String file, int expectedRows) {
        this.file = file;
        this.bars = new BarSeries.Builder(expectedRows);
    }

    @Override
    public void accept(long line, BarRow row) {
        if (row.openTime <= newest) {
            String rule = row.openTime == newest ? "duplicate minute " : "must be later than the row before: ";
            reject(new RejectedRow(file, line, rule + DiagnosticRowParser.minute(row.openTime)));
        }
        newest = row.openTime;
        row.appendTo(bars);
    }

    @Override
    public void reject(RejectedRow rejected) {
        throw new BarCsvException(rejected);
    }

    @Override
    public Optional<String> violationOfUnterminated(boolean endsInComma) {
        return Optional.of("the last line has no line end: the file was cut off");
    }

    BarSeries bars() {
        return bars.build();
    }
}
