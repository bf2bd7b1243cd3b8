package dev.scalpel.features.columns;

/**
 * The natural logarithm with the bits of {@link StrictMath#log}, which up to Java 20 is a native call and takes several
 * times as long. Follows {@code e_log.c} of fdlibm: Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software
 * is freely granted, provided that this notice is preserved.
 */
final class StrictLog {

    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    private static final double LG1 = 0x1.5555555555593p-1;
    private static final double LG2 = 0x1.999999997fa04p-2;
    private static final double LG3 = 0x1.2492494229359p-2;
    private static final double LG4 = 0x1.c71c51d8e78afp-3;
    private static final double LG5 = 0x1.7466496cb03dep-3;
    private static final double LG6 = 0x1.39a09d078c69fp-3;
    private static final double LG7 = 0x1.2f112df3e5244p-3;

    private StrictLog() {}

    static double log(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int high = (int) (bits >> 32);
        if (high < 0x00100000 || high >= 0x7ff00000) {
            return StrictMath.log(value); // zero, negative, subnormal, infinite or not a number
        }
        int exponent = (high >> 20) - 1023;
        high &= 0x000fffff;
        int half = (high + 0x95f64) & 0x100000;
        exponent += half >> 20;
        double f = Double.longBitsToDouble((bits & 0xffffffffL) | ((long) (high | (half ^ 0x3ff00000)) << 32)) - 1.0;
        double k = exponent;
        if ((0x000fffff & (2 + high)) < 3) {
            return nearOne(f, k);
        }
        double s = f / (2.0 + f);
        double z = s * s;
        double w = z * z;
        double t1 = w * (LG2 + w * (LG4 + w * LG6));
        double t2 = z * (LG1 + w * (LG3 + w * (LG5 + w * LG7)));
        double r = t2 + t1;
        if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
            double halfSquare = 0.5 * f * f;
            return exponent == 0
                    ? f - (halfSquare - s * (halfSquare + r))
                    : k * LN2_HIGH - ((halfSquare - (s * (halfSquare + r) + k * LN2_LOW)) - f);
        }
        return exponent == 0 ? f - s * (f - r) : k * LN2_HIGH - ((s * (f - r) - k * LN2_LOW) - f);
    }

    /** For a mantissa within 2^-20 of 1. */
    private static double nearOne(double f, double k) {
        if (f == 0) {
            return k == 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
        }
        double r = f * f * (0.5 - 0.3333333333333333 * f);
        return k == 0 ? f - r : k * LN2_HIGH - ((r - k * LN2_LOW) - f);
    }
}
