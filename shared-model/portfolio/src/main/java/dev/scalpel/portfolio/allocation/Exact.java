package dev.scalpel.portfolio.allocation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Arithmetic of amounts: 34 digits, rounded half even inside and down where an order's size follows. */
final class Exact {

    static final MathContext INSIDE = MathContext.DECIMAL128;

    private static final MathContext AT_THE_EDGE = new MathContext(INSIDE.getPrecision(), RoundingMode.DOWN);

    private Exact() {}

    /** {@code a·b/c}. */
    static BigDecimal proportion(BigDecimal a, BigDecimal b, BigDecimal c) {
        return a.multiply(b).divide(c, INSIDE);
    }

    /** {@code a·b/c}, never rounded up: an order of this size takes no more than it may. */
    static BigDecimal proportionDown(BigDecimal a, BigDecimal b, BigDecimal c) {
        return a.multiply(b).divide(c, AT_THE_EDGE);
    }

    /** {@code a/b}, never rounded up. */
    static BigDecimal quotientDown(BigDecimal a, BigDecimal b) {
        return a.divide(b, AT_THE_EDGE);
    }

    static BigDecimal product(BigDecimal a, BigDecimal b) {
        return a.multiply(b, INSIDE);
    }
}
