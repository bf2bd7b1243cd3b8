package dev.scalpel.local.cli.study;

import java.util.Locale;
import java.util.OptionalInt;

/** How the studies of the licence print their figures. */
final class LicenceCells {

    private LicenceCells() {}

    static String sharpe(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String share(double value) {
        return String.format(Locale.ROOT, "%.1f %%", value * 100);
    }

    static String days(OptionalInt days) {
        return days.isPresent() ? String.valueOf(days.getAsInt()) : "never";
    }
}
