package dev.scalpel.monitoring.report.html;

import java.util.Locale;

/** A bar in a table's cell, as long as the value; what it shows stands in the cell beside it. */
public final class BarCell {

    private static final double LONGEST = 100;

    private BarCell() {}

    /** Coloured as a gain or a loss. */
    public static Element of(double value, double largest) {
        return bar(value, largest, value < 0 ? "loss" : "gain");
    }

    /** Neither good nor bad. */
    public static Element share(double value, double whole) {
        return bar(value, whole, "even");
    }

    private static Element bar(double value, double largest, String tone) {
        double length = largest == 0 ? 0 : Math.abs(value) / largest * LONGEST;
        Element bar = Element.of("rect")
                .attribute("width", String.format(Locale.ROOT, "%.1f", length))
                .attribute("height", "8")
                .attribute("rx", "2")
                .css(tone);
        return Element.of("svg")
                .css("bar")
                .attribute("viewBox", "0 0 100 8")
                .attribute("preserveAspectRatio", "none")
                .attribute("aria-hidden", "true")
                .add(bar);
    }
}
