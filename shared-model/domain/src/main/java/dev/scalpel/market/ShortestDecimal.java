package dev.scalpel.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Writes a finite double as the shortest decimal that reads back to the same bits. {@link Double#toString} is not
 * suitable: before JDK 19 it is not always shortest, so the same bars would give other bytes on another JDK.
 */
final class ShortestDecimal {

    private static final double MAX_EXACT = 1L << 53;
    /** Sufficient for markets; more decimals take the slow path. */
    private static final int MAX_FAST_DECIMALS = 10;

    private static final int MAX_DIGITS = 17;
    /** Numbers with a longer plain form are written with an exponent. */
    private static final int MAX_PLAIN_LENGTH = 25;

    private static final double[] POWERS_OF_TEN = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10};

    private ShortestDecimal() {}

    static void append(StringBuilder text, double value) {
        double size = Math.abs(value);
        if (Double.doubleToRawLongBits(value) < 0) {
            text.append('-');
        }
        for (int decimals = 0; decimals <= MAX_FAST_DECIMALS; decimals++) {
            double scaled = Math.rint(size * POWERS_OF_TEN[decimals]);
            if (scaled >= MAX_EXACT) {
                break;
            }
            // Both operands are exact, so the quotient is what a reader gets.
            if (scaled / POWERS_OF_TEN[decimals] == size) {
                appendScaled(text, (long) scaled, decimals);
                return;
            }
        }
        text.append(slow(size));
    }

    private static void appendScaled(StringBuilder text, long scaled, int decimals) {
        if (decimals == 0) {
            text.append(scaled);
            return;
        }
        long unit = (long) POWERS_OF_TEN[decimals];
        long whole = scaled / unit;
        long fraction = scaled - whole * unit;
        int point = text.append(whole).append('.').length() - 1;
        text.setLength(point + 1 + decimals);
        // From the last digit on: a division by ten is a multiplication.
        for (int at = point + decimals; at > point; at--) {
            text.setCharAt(at, (char) ('0' + fraction % 10));
            fraction /= 10;
        }
    }

    private static String slow(double size) {
        BigDecimal exact = new BigDecimal(size);
        for (int digits = 1; digits < MAX_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == size) {
                return text(rounded);
            }
        }
        return text(exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN)));
    }

    private static String text(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        int plainLength = Math.max(shortest.scale(), shortest.precision() - Math.min(0, shortest.scale()));
        return plainLength <= MAX_PLAIN_LENGTH
                ? shortest.toPlainString()
                : shortest.unscaledValue() + "E" + -shortest.scale();
    }
}
