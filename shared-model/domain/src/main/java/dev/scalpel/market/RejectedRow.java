package dev.scalpel.market;

/**
 * A rejected line of a bar file.
 *
 * @param file the name given to the reader
 * @param row the line number, from 1, including the header
 * @param reason the violated rule and the value
 */
public record RejectedRow(String file, long row, String reason) {

    /** {@code bars.csv, row 17: expected 8 columns, found 3}. */
    @Override
    public String toString() {
        return file + ", row " + row + ": " + reason;
    }
}
