package dev.scalpel.portfolio.state;

import dev.scalpel.trading.EntryBasis;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where a strategy's position is to be closed without a further signal, as shares of the average price it was entered at.
 *
 * @param stopLoss how far against the position, in (0, 1)
 * @param takeProfit how far in its favour, above 0
 */
public record ProtectionTerms(BigDecimal stopLoss, Optional<BigDecimal> takeProfit) {

    public ProtectionTerms {
        if (stopLoss.signum() <= 0 || stopLoss.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("stopLoss must lie in (0, 1): " + stopLoss);
        }
        takeProfit.filter(share -> share.signum() <= 0).ifPresent(share -> {
            throw new IllegalArgumentException("takeProfit must be > 0: " + share);
        });
    }

    public static ProtectionTerms stop(BigDecimal stopLoss) {
        return new ProtectionTerms(stopLoss, Optional.empty());
    }

    /** Those of a decision; empty without a stop. */
    public static Optional<ProtectionTerms> of(EntryBasis.Distances distances) {
        return distances.hasStop()
                ? Optional.of(new ProtectionTerms(
                        BigDecimal.valueOf(distances.stop()),
                        Optional.of(distances)
                                .filter(EntryBasis.Distances::hasTarget)
                                .map(each -> BigDecimal.valueOf(each.target()))))
                : Optional.empty();
    }
}
