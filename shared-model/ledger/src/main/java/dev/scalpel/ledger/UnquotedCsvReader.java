package dev.scalpel.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits CSV text without quotes. The ledger never writes quotes, and a year of decisions has half a million records, so
 * this is faster than the CSV library, with the same result.
 */
final class UnquotedCsvReader {

    private UnquotedCsvReader() {}

    /** Whether a text can be split this way: no quotes, no carriage returns, and a line feed at its end. */
    static boolean fit(String text) {
        return text.indexOf('"') < 0 && text.indexOf('\r') < 0 && text.endsWith("\n");
    }

    static List<String[]> records(String text) {
        List<String[]> records = new ArrayList<>();
        int cells = 1;
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            String[] record = cells(text, from, end, cells);
            records.add(record);
            cells = record.length;
            from = end + 1;
        }
        return records;
    }

    /** @param expected the number of cells in the previous record */
    private static String[] cells(String text, int from, int end, int expected) {
        List<String> cells = new ArrayList<>(expected);
        int start = from;
        for (int at = from; at < end; at++) {
            if (text.charAt(at) == ',') {
                cells.add(text.substring(start, at));
                start = at + 1;
            }
        }
        cells.add(text.substring(start, end));
        return cells.toArray(String[]::new);
    }
}
