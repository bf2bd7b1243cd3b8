package dev.scalpel.portfolio.filter;

import java.math.BigDecimal;

/** What the model of an instrument says of a strategy's entry. Closes need nobody's opinion. */
public sealed interface EntryOpinion {

    /** @param size of the position, as a part of what the strategy's share allows, in (0, 1] */
    record Allowed(BigDecimal size) implements EntryOpinion {

        public static final Allowed WHOLE = new Allowed(BigDecimal.ONE);

        public Allowed {
            if (size.signum() <= 0 || size.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("size must lie in (0, 1]: " + size);
            }
        }
    }

    /** @param reason in words, for the log */
    record Vetoed(String reason) implements EntryOpinion {}
}
