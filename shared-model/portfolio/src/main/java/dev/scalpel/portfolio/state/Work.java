package dev.scalpel.portfolio.state;

import dev.scalpel.portfolio.allocation.SizedOrder.Purpose;
import java.math.BigDecimal;

/**
 * What a strategy is in the middle of: orders of one purpose, until the quantity is reached or the attempts are used.
 *
 * @param round in which it began, as a minute since the epoch; its orders belong to that round, whatever begins one meanwhile
 * @param attempt of the newest order, 1 for the first
 * @param wanted quantity of all its orders together, above 0
 * @param filled of it, 0 or more
 */
public record Work(Purpose purpose, long round, int attempt, BigDecimal wanted, BigDecimal filled) {

    public Work {
        if (attempt < 1 || wanted.signum() <= 0 || filled.signum() < 0) {
            throw new IllegalArgumentException(
                    "attempt must be >= 1, wanted > 0 and filled >= 0: " + attempt + ", " + wanted + ", " + filled);
        }
    }

    /** The first attempt. */
    public static Work of(Purpose purpose, long round, BigDecimal wanted) {
        return new Work(purpose, round, 1, wanted, BigDecimal.ZERO);
    }

    public BigDecimal remaining() {
        return wanted.subtract(filled).max(BigDecimal.ZERO);
    }

    public Work filledBy(BigDecimal quantity) {
        return new Work(purpose, round, attempt, wanted, filled.add(quantity));
    }

    public Work again() {
        return new Work(purpose, round, attempt + 1, wanted, filled);
    }
}
