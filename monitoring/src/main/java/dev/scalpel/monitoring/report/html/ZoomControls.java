package dev.scalpel.monitoring.report.html;

/** Buttons that zoom and pan a chart in time; the script of the page handles them. They work by mouse, touch and keyboard. */
public final class ZoomControls {

    private ZoomControls() {}

    public static Element zoom(String chart) {
        return group(chart, "View")
                .add(button(chart, "all", "Whole period"))
                .add(button(chart, "in", "Zoom in"))
                .add(button(chart, "out", "Zoom out"))
                .add(button(chart, "left", "Earlier"))
                .add(button(chart, "right", "Later"));
    }

    public static Element zoomAndTrades(String chart) {
        return zoom(chart).add(button(chart, "previous", "Previous trade")).add(button(chart, "next", "Next trade"));
    }

    public static Element trade(String chart, int number, String label) {
        return Element.of("button", label)
                .attribute("type", "button")
                .css("link")
                .attribute("data-chart", chart)
                .attribute("data-trade", Integer.toString(number));
    }

    private static Element group(String chart, String label) {
        return Element.of("div")
                .css("controls")
                .attribute("role", "group")
                .attribute("aria-label", label)
                .attribute("data-for", chart);
    }

    private static Element button(String chart, String move, String label) {
        return Element.of("button", label)
                .attribute("type", "button")
                .attribute("data-chart", chart)
                .attribute("data-move", move);
    }
}
