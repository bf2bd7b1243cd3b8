package dev.scalpel.monitoring.report.html;

import java.util.Locale;

/** A bar in a table cell, as long as the value, which is written in the next cell. */
public final class BarCell {

    private static final double MAX_LENGTH = 100;

    private BarCell() {}

    /** In the colour of a gain or a loss. */
    public static Element of(double value, double largest) {
        return bar(value, largest, value < 0 ? "loss" : "gain");
    }

    /** In a neutral colour. */
    public static Element share(double value, double whole) {
        return bar(value, whole, "even");
    }

    private static Element bar(double value, double largest, String tone) {
        double length = largest == 0 ? 0 : Math.abs(value) / largest * MAX_LENGTH;
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
