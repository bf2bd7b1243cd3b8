package dev.scalpel.market;

/**
 * A line of a bar file that was not taken.
 *
 * @param file as the reader was told its name
 * @param row the line's number, from 1, the header counted
 * @param reason which rule it breaks, with the value
 */
public record RejectedRow(String file, long row, String reason) {

    /** {@code bars.csv, row 17: expected 8 columns, found 3}. */
    @Override
    public String toString() {
        return file + ", row " + row + ": " + reason;
    }
}
