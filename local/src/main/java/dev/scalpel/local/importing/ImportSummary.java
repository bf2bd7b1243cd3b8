package dev.scalpel.local.importing;

import dev.scalpel.market.Gap;
import dev.scalpel.market.RejectedRow;
import java.util.List;

/**
 * The result of an import. Every row is stored, unchanged or rejected.
 *
 * @param rows lines of all files, headers not counted
 * @param stored bars that the store did not have, or had with other numbers
 * @param replaced stored bars that the store had with other numbers
 * @param unchanged bars that the store had already
 * @param refused invalid rows, and rows that repeat a minute
 * @param missing the gaps between the first and the last imported bar
 * @param from the open of the first imported bar, epoch milliseconds
 * @param to the open of the last imported bar, epoch milliseconds
 * @param refusals file, row and reason of the rejected rows, at most 1,000 per file
 */
public record ImportSummary(
        long rows,
        long stored,
        long replaced,
        long unchanged,
        long refused,
        List<Gap> missing,
        long from,
        long to,
        List<RejectedRow> refusals) {

    public ImportSummary {
        missing = List.copyOf(missing);
        refusals = List.copyOf(refusals);
        if (rows != stored + unchanged + refused || replaced > stored) {
            throw new IllegalArgumentException("every row must be stored, unchanged or rejected: rows=" + rows
                    + " stored=" + stored + " replaced=" + replaced + " unchanged=" + unchanged + " refused="
                    + refused);
        }
    }

    public long missingMinutes() {
        return missing.stream().mapToLong(Gap::minutes).sum();
    }
}
