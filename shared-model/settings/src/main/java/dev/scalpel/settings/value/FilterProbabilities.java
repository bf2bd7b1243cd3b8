package dev.scalpel.settings.value;

import java.math.BigDecimal;

/**
 * What a filter by the model does at which probability that an entry wins.
 *
 * @param minimum below which an entry is vetoed, above 0 and below 1
 * @param full from which on it is entered whole; between the two it is smaller in proportion. The minimum itself for vetoes alone
 */
public record FilterProbabilities(BigDecimal minimum, BigDecimal full) {

    /** Vetoes what the model expects to lose. */
    public static final FilterProbabilities DEFAULT = of(new BigDecimal("0.5"));

    /** Vetoes alone. */
    public static FilterProbabilities of(BigDecimal minimum) {
        return new FilterProbabilities(minimum, minimum);
    }
}
