package dev.scalpel.monitoring.report.html;

/** A cell of a heat map: the stronger the colour, the larger the value; the text and its sign carry the same. */
public final class HeatCell {

    private static final int STRENGTHS = 4;

    private HeatCell() {}

    /** @param largest absolute value of the strongest cell */
    public static Element of(double value, double largest, String text) {
        Element cell = Element.of("span", text);
        if (value == 0 || largest == 0) {
            return cell;
        }
        int strength = (int) Math.max(1, Math.min(STRENGTHS, Math.ceil(STRENGTHS * Math.abs(value) / largest)));
        return cell.css((value > 0 ? "hot" : "cold") + strength);
    }

    public static Element empty() {
        return Element.of("span", "");
    }
}
