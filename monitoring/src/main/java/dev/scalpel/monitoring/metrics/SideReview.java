package dev.scalpel.monitoring.metrics;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.statistics.EquityCurve;
import java.math.BigDecimal;
import java.util.List;

/**
 * Long and short separately, and how much of the equity the largest position was worth.
 *
 * @param largestPosition notional at the entry ÷ equity at that time: above 1 the position was larger than the account
 */
public record SideReview(List<SideFigures> sides, double largestPosition) {

    public SideReview {
        sides = List.copyOf(sides);
    }

    /** @param curve of the equity that backs these trades */
    static SideReview of(List<TradeRow> rows, EquityCurve curve) {
        return new SideReview(
                SideFigures.of(rows),
                rows.stream()
                        .mapToDouble(row -> row.notional().doubleValue()
                                / curve.at(row.entry().time()))
                        .max()
                        .orElse(0));
    }

    /** Whether there is more to say than the totals do. */
    public boolean isNeeded() {
        return SideFigures.differFromTotals(sides);
    }

    public boolean hasFunding() {
        return sides.stream().anyMatch(SideFigures::hasFunding);
    }

    public boolean hasEndsByVenue() {
        return sides.stream().anyMatch(side -> side.endedByVenue() > 0);
    }

    /** Received less paid, of both sides. */
    public BigDecimal funding() {
        return sides.stream().map(SideFigures::funding).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
