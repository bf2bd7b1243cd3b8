package dev.scalpel.local.cli.console;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Prices and quantities for people: commas between thousands, no trailing zeros, no digits that only a fraction in base two has. */
public final class Amounts {

    private static final int DIGITS = 10;

    private Amounts() {}

    public static String shown(BigDecimal number) {
        return shown(number, DIGITS);
    }

    /** @param digits that count; the others are rounded away */
    public static String shown(BigDecimal number, int digits) {
        // A formatter is not safe for use by several threads.
        return new DecimalFormat("#,##0.####################", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(number.round(new MathContext(digits)));
    }

    /** With this many decimals. */
    public static String money(BigDecimal amount, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", amount);
    }
}
