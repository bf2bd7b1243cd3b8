package dev.scalpel.costs;

import java.math.BigDecimal;

/** A rate as the text of its basis points. */
final class BasisPoints {

    private static final int DIGITS = 4;

    private BasisPoints() {}

    static String text(BigDecimal rate) {
        return rate.movePointRight(DIGITS).stripTrailingZeros().toPlainString();
    }

    static BigDecimal rate(String text) {
        return new BigDecimal(text).movePointLeft(DIGITS);
    }
}
