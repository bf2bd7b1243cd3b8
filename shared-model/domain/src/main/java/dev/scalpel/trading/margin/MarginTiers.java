package dev.scalpel.trading.margin;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * The margin tiers of an instrument: the larger a position, the lower its leverage and the higher the share of it that must
 * remain as margin. Maintenance margin grows without a jump from tier to tier: "Maintenance Amount = [Floor of Position Bracket
 * on Level n × difference between Maintenance Margin Rate on Level n and Maintenance Margin Rate on Level n-1] + Maintenance
 * Amount on Level n-1" (Binance, "How to Calculate Liquidation Price", support/faq/b3c689c1f50a44cabb3a84e663b81d93).
 *
 * @param tiers from notional 0 on, each beginning where the one before it ends; the last one's maintenance is that of every
 *     larger position too
 */
public record MarginTiers(List<MarginTier> tiers) {

    /** How far a venue's maintenance amounts, which it publishes rounded, may be off, as a share of the tier's floor. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-6");

    public MarginTiers {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one margin tier");
        }
        MarginTier first = tiers.get(0);
        if (first.notionalFloor().signum() != 0 || first.maintenanceAmount().signum() != 0) {
            throw new IllegalArgumentException(
                    "the first margin tier must have floor 0 and maintenance amount 0: " + first);
        }
        for (int i = 1; i < tiers.size(); i++) {
            requireJoined(tiers.get(i - 1), tiers.get(i));
        }
    }

    /** The tier of a position of this notional. */
    public MarginTier of(BigDecimal notional) {
        for (MarginTier tier : tiers) {
            if (notional.compareTo(tier.notionalCap()) <= 0) {
                return tier;
            }
        }
        return last();
    }

    /**
     * Maintenance margin of a position of this notional: "Notional Position Value × Maintenance Margin Rate − Maintenance Amount"
     * (Binance, "Leverage and Margin of USDⓈ-M Futures", support/faq/360033162192). Because the tiers join, the position's own
     * tier demands the most of all.
     */
    public BigDecimal maintenance(BigDecimal notional) {
        return tiers.stream()
                .map(tier -> tier.maintenance(notional))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The highest leverage with which a position of this notional may be opened; 0 if it is too large for any. */
    public int maxLeverage(BigDecimal notional) {
        return notional.compareTo(last().notionalCap()) > 0 ? 0 : of(notional).maxLeverage();
    }

    /** The largest notional that may be opened with this leverage; 0 if none may. */
    public BigDecimal maxNotional(int leverage) {
        BigDecimal largest = BigDecimal.ZERO;
        for (MarginTier tier : tiers) {
            if (leverage <= tier.maxLeverage()) {
                largest = tier.notionalCap();
            }
        }
        return largest;
    }

    private MarginTier last() {
        return tiers.get(tiers.size() - 1);
    }

    private static void requireJoined(MarginTier below, MarginTier tier) {
        if (tier.notionalFloor().compareTo(below.notionalCap()) != 0) {
            throw new IllegalArgumentException("a margin tier must begin where the one below it ends: at "
                    + below.notionalCap() + ", not " + tier.notionalFloor());
        }
        if (tier.maxLeverage() > below.maxLeverage()) {
            throw new IllegalArgumentException("maxLeverage must not rise with the notional: " + tier.maxLeverage()
                    + " after " + below.maxLeverage());
        }
        if (tier.maintenanceRate().compareTo(below.maintenanceRate()) < 0) {
            throw new IllegalArgumentException("maintenanceRate must not fall with the notional: "
                    + tier.maintenanceRate() + " after " + below.maintenanceRate());
        }
        BigDecimal joined = tier.notionalFloor()
                .multiply(tier.maintenanceRate().subtract(below.maintenanceRate()))
                .add(below.maintenanceAmount());
        BigDecimal off = tier.maintenanceAmount().subtract(joined).abs();
        if (off.compareTo(tier.notionalFloor().multiply(ROUNDING)) > 0) {
            throw new IllegalArgumentException("the maintenance amount of the tier from " + tier.notionalFloor()
                    + " must be " + joined + ", or maintenance margin jumps: " + tier.maintenanceAmount());
        }
    }
}
