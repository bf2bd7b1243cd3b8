package dev.scalpel.market;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Keeps what is sane, sorts what is late, and collects why the rest was refused. */
final class LenientRowHandler implements RowHandler {

    private final String file;
    private final BarSeries.Builder ordered = new BarSeries.Builder(0);
    private final List<Late> late = new ArrayList<>();
    private final List<RejectedRow> rejectedRows = new ArrayList<>();
    private long newest = Long.MIN_VALUE;
    private long rows;
    private long rejectedCount;

    LenientRowHandler(String file) {
        this.file = file;
    }

    @Override
    public void accept(long line, BarRow row) {
        if (row.openTime > newest) {
            rows++;
            newest = row.openTime;
            row.appendTo(ordered);
        } else if (row.openTime == newest) {
            reject(duplicateMinute(line, row.openTime));
        } else {
            rows++;
            late.add(new Late(line, row.toBar()));
        }
    }

    @Override
    public void reject(RejectedRow rejected) {
        rows++;
        rejectedCount++;
        if (rejectedRows.size() < LenientReadResult.MAX_REJECTED_ROWS) {
            rejectedRows.add(rejected);
        }
    }

    /** CSV allows the last line to have no line end; a trailing comma shows that it was cut off. */
    @Override
    public Optional<String> violationOfUnterminated(boolean endsInComma) {
        return endsInComma
                ? Optional.of("the last line ends in a comma without a line end: it was cut off")
                : Optional.empty();
    }

    LenientReadResult result() {
        BarSeries inOrder = ordered.build();
        BarSeries.Builder sorted = new BarSeries.Builder(late.size());
        long newestLate = Long.MIN_VALUE;
        late.sort(Comparator.comparingLong((Late each) -> each.bar.openTime()).thenComparingLong(Late::line));
        for (Late each : late) {
            long openTime = each.bar.openTime();
            if (openTime == newestLate || inOrder.rowOf(openTime) >= 0) {
                rows--;
                reject(duplicateMinute(each.line, openTime));
            } else {
                newestLate = openTime;
                sorted.add(each.bar);
            }
        }
        rejectedRows.sort(Comparator.comparingLong(RejectedRow::row));
        return new LenientReadResult(inOrder.merge(sorted.build()), rows, rejectedCount, rejectedRows);
    }

    private RejectedRow duplicateMinute(long line, long openTime) {
        return new RejectedRow(
                file, line, "duplicate minute " + DiagnosticRowParser.minute(openTime) + "; the first row is kept");
    }

    private record Late(long line, Bar bar) {}
}
