package dev.scalpel.portfolio.allocation;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an entry's size depends on besides its strategy.
 *
 * @param part of what the strategy's size allows, in (0, 1]
 * @param stop distance of the stop that is to rest, as a share of the entry price, in (0, 1); empty without a stop
 */
public record EntryTerms(BigDecimal part, Optional<BigDecimal> stop) {

    /** As much as the strategy's size allows, without a stop. */
    public static final EntryTerms WHOLE = new EntryTerms(BigDecimal.ONE, Optional.empty());

    public EntryTerms {
        if (part.signum() <= 0 || part.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("part must lie in (0, 1]: " + part);
        }
        stop.filter(share -> share.signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0)
                .ifPresent(share -> {
                    throw new IllegalArgumentException("stop must lie in (0, 1): " + share);
                });
    }

    /** A part of what the strategy's size allows, without a stop. */
    public static EntryTerms part(BigDecimal part) {
        return new EntryTerms(part, Optional.empty());
    }
}
