package dev.scalpel.tradelog.projection;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param files that were compared
 * @param rows that are the same to the last digit
 * @param superseded rows of which another file has a later revision
 * @param kept rows of files that the ledger no longer has
 * @param differences the first ones
 * @param different how many there are
 */
public record CheckReport(int files, int rows, int superseded, int kept, List<Difference> differences, int different) {

    public CheckReport {
        differences = List.copyOf(differences);
    }

    public boolean isEqual() {
        return different == 0;
    }
}
