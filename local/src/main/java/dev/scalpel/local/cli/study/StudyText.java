package dev.scalpel.local.cli.study;

import java.util.Locale;
import java.util.OptionalDouble;

/** Figures of the studies' tables. */
final class StudyText {

    /** Between two tables. */
    static final String GAP = System.lineSeparator() + System.lineSeparator();

    private StudyText() {}

    static String count(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String figure(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    static String figure(OptionalDouble value, int digits) {
        return value.isPresent() ? figure(value.getAsDouble(), digits) : "n/a";
    }
}
