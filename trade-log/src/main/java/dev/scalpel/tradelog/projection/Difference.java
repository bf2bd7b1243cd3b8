package dev.scalpel.tradelog.projection;

/**
 * Where ledger and tables differ.
 *
 * @param what the row, and what it is in both
 */
public record Difference(String file, String what) {

    @Override
    public String toString() {
        return file + ": " + what;
    }
}
