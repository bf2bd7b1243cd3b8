package dev.scalpel.costs.margin;

import dev.scalpel.costs.FeeAccount;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Margin terms of an account, and since when they are known.
 *
 * @param terms with leverage 1: the leverage is a setting of ours, and not the venue's
 * @param asOf when the venue first stated them
 * @param checkedAt when the venue last stated them
 */
public record MarginVersion(FeeAccount account, MarginTerms terms, Instant asOf, Instant checkedAt) {

    public MarginVersion {
        if (terms.leverage() != 1) {
            throw new IllegalArgumentException("stored margin terms must have leverage 1: " + terms.leverage());
        }
        if (checkedAt.isBefore(asOf)) {
            throw new IllegalArgumentException("checkedAt must not be before asOf: " + checkedAt + ", " + asOf);
        }
        terms = withoutZeros(terms);
    }

    /** Equal terms are equal, however many zeros a venue writes. */
    private static MarginTerms withoutZeros(MarginTerms stated) {
        List<MarginTier> tiers = stated.tiers().tiers().stream()
                .map(tier -> new MarginTier(
                        plain(tier.notionalFloor()),
                        plain(tier.notionalCap()),
                        tier.maxLeverage(),
                        plain(tier.maintenanceRate()),
                        plain(tier.maintenanceAmount())))
                .toList();
        return new MarginTerms(stated.leverage(), new MarginTiers(tiers), plain(stated.liquidationFeeRate()));
    }

    /** Without an exponent too: it is shown in messages. */
    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
