package dev.scalpel.portfolio.allocation;

import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a strategy holds, at cost.
 *
 * @param quantity above 0, for a short position too
 * @param cost what was paid for it in the quote asset, above 0; for a short position what it was sold for
 */
public record Holding(PositionSide side, BigDecimal quantity, BigDecimal cost) {

    public Holding {
        if (quantity.signum() <= 0 || cost.signum() <= 0) {
            throw new IllegalArgumentException("quantity and cost must be > 0: " + quantity + ", " + cost);
        }
    }

    /** The part of the cost that belongs to a part of the quantity. */
    BigDecimal costOf(BigDecimal part) {
        return Exact.proportion(cost, part, quantity);
    }

    /** The holding with this quantity and its part of the cost; empty for none. */
    Optional<Holding> reducedTo(BigDecimal left) {
        return left.signum() == 0 ? Optional.empty() : Optional.of(new Holding(side, left, costOf(left)));
    }

    /** What it would bring if it were closed for this value: a short position gains what it costs less to buy back. */
    public BigDecimal worth(BigDecimal value) {
        return side == PositionSide.LONG ? value : cost.add(cost).subtract(value);
    }
}
