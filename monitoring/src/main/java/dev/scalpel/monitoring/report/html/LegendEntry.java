package dev.scalpel.monitoring.report.html;

/**
 * The meaning of a mark in a chart.
 *
 * @param tone the colour's name in the style sheet
 */
public record LegendEntry(Shape shape, String tone, String label) {

    public enum Shape {
        LINE,
        DASHED,
        DOT,
        TRIANGLE,
        AREA,
        BAR
    }

    Element element() {
        Element sign = Element.of("svg").attribute("viewBox", "0 0 22 14").attribute("aria-hidden", "true");
        return Element.of("li").add(sign.add(mark().css(tone)), new TextNode(label));
    }

    private Element mark() {
        return switch (shape) {
            case LINE -> Element.of("path").attribute("d", "M1 7H21");
            case DASHED -> Element.of("path").attribute("d", "M1 7H21").attribute("stroke-dasharray", "4 3");
            case DOT ->
                Element.of("circle").attribute("cx", "11").attribute("cy", "7").attribute("r", "4");
            case TRIANGLE -> Element.of("polygon").attribute("points", "11,2 17,12 5,12");
            case AREA ->
                Element.of("rect")
                        .attribute("x", "2")
                        .attribute("y", "2")
                        .attribute("width", "18")
                        .attribute("height", "10");
            case BAR -> Element.of("path").attribute("d", "M11 1V4M11 10V13M8 4H14V10H8Z");
        };
    }
}
