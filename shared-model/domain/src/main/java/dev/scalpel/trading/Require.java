package dev.scalpel.trading;

/** Checks shared by records; messages state the rule and the value. */
public final class Require {

    private Require() {}

    public static void positive(String name, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be finite and > 0: " + value);
        }
    }

    static void positiveOrNone(String name, double value) {
        if (!Double.isNaN(value)) {
            positive(name, value);
        }
    }

    public static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be > 0: " + value);
        }
    }

    public static void notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be >= 0: " + value);
        }
    }

    public static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite: " + value);
        }
    }

    static void finiteOrNone(String name, double value) {
        if (!Double.isNaN(value)) {
            finite(name, value);
        }
    }

    public static void within(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " must lie in [" + min + ", " + max + "]: " + value);
        }
    }
}
