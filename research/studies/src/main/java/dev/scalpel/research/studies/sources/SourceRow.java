package dev.scalpel.research.studies.sources;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * A set of features, of one pair or of all, compared with a base set on the same days.
 *
 * @param symbol a pair, or {@code pooled}
 * @param features such as {@code all}, {@code all - clock}, {@code standard + levels}
 * @param base the set that it is compared with; equal to {@code features} for the base itself
 * @param count of features
 * @param differenceBp break-even less that of the base
 * @param differenceError of the difference, clustered by UTC day over all pairs, times 1.2
 */
public record SourceRow(
        String symbol,
        String features,
        String base,
        int count,
        int trades,
        OptionalDouble breakEvenBp,
        OptionalDouble standardError,
        OptionalDouble differenceBp,
        OptionalDouble differenceError,
        LocalDate from,
        LocalDate to) {}
