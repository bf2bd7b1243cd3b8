package dev.scalpel.market;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses any line of a layout, slowly, and explains why a line is invalid. */
final class DiagnosticRowParser {

    private static final Pattern DECIMAL = Pattern.compile("-?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final int MAX_QUOTED_LENGTH = 40;

    private final BarCsvLayout layout;
    private final String[] names;

    DiagnosticRowParser(BarCsvLayout layout) {
        this.layout = layout;
        this.names = layout.header.split(",");
    }

    /** Fills the row from the line (without its line end); returns the reason when the line is not a valid bar. */
    Optional<String> read(String line, BarRow row) {
        String[] fields = line.split(",", -1);
        if (line.isBlank()) {
            return Optional.of("the line is blank");
        }
        if (fields.length != layout.columns) {
            return Optional.of("expected " + layout.columns + " columns, found " + fields.length);
        }
        try {
            row.open = decimal(fields, 1);
            row.high = decimal(fields, 2);
            row.low = decimal(fields, 3);
            row.close = decimal(fields, 4);
            row.volume = decimal(fields, 5);
            if (layout == BarCsvLayout.SCALPEL) {
                readOurs(fields, row);
            } else {
                readBinance(fields, row);
            }
        } catch (UnreadableFieldException unreadable) {
            return Optional.of(unreadable.reason);
        }
        return Optional.ofNullable(row.violation());
    }

    private void readOurs(String[] fields, BarRow row) {
        row.openTime = wholeNumber(fields, 0);
        if (row.openTime >= BarCsvLayout.MIN_MICROSECONDS) {
            throw new UnreadableFieldException("timestamp must be in milliseconds, not microseconds: " + row.openTime);
        }
        row.trades = fields[6].isEmpty() ? Bar.UNKNOWN_TRADES : requireTradeCount(wholeNumber(fields, 6));
        row.takerBuyVolume = fields[7].isEmpty() ? Bar.UNKNOWN_VOLUME : decimal(fields, 7);
    }

    private void readBinance(String[] fields, BarRow row) {
        long openTime = wholeNumber(fields, 0);
        long unit = openTime >= BarCsvLayout.MIN_MICROSECONDS ? BarCsvLayout.MICROS_PER_MILLI : 1;
        long duration = wholeNumber(fields, 6) - openTime + 1;
        if (duration != Minutes.MILLIS * unit) {
            throw new UnreadableFieldException("close_time must end the minute of open_time, but the bar lasts "
                    + duration / (double) (unit * 1_000) + " s: only one-minute bars are read");
        }
        if (openTime % unit != 0) {
            throw new UnreadableFieldException("open_time must be on a minute: " + openTime + " microseconds");
        }
        row.openTime = openTime / unit;
        row.trades = requireTradeCount(wholeNumber(fields, 8));
        row.takerBuyVolume = decimal(fields, 9);
    }

    /** −1 in a file is an error in the file, not our marker for an unknown number. */
    private static long requireTradeCount(long trades) {
        if (trades < 0) {
            throw new UnreadableFieldException("trades must be >= 0: " + trades);
        }
        return trades;
    }

    private double decimal(String[] fields, int column) {
        String field = fields[column];
        if (!DECIMAL.matcher(field).matches()) {
            throw new UnreadableFieldException(names[column] + " must be a decimal number: " + quoted(field));
        }
        return Double.parseDouble(field);
    }

    private long wholeNumber(String[] fields, int column) {
        String field = fields[column];
        if (!WHOLE_NUMBER.matcher(field).matches()) {
            throw new UnreadableFieldException(names[column] + " must be a whole number: " + quoted(field));
        }
        return Long.parseLong(field);
    }

    private static String quoted(String field) {
        return field.length() <= MAX_QUOTED_LENGTH
                ? "'" + field + "'"
                : "'" + field.substring(0, MAX_QUOTED_LENGTH) + "…'";
    }

    /** The minute as ISO 8601. */
    static String minute(long openTime) {
        return Instant.ofEpochMilli(openTime).toString();
    }

    /** Ends the parsing of one line; without a stack trace, because there may be many. */
    private static final class UnreadableFieldException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        UnreadableFieldException(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
