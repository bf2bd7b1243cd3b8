package dev.scalpel.monitoring.report.html;

/** Colours a gain or a loss; the sign carries the same information. */
public final class GainLossColor {

    private GainLossColor() {}

    public static Element of(double value, String text) {
        Element span = Element.of("span", text);
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return zero ? span : value > 0 ? span.css("gain") : value < 0 ? span.css("loss") : span;
    }
}
