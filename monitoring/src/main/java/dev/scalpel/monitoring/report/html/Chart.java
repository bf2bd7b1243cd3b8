package dev.scalpel.monitoring.report.html;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A chart, its caption, and the same numbers as a table.
 *
 * @param id of the canvas, unique in the page
 * @param size {@code tall}, {@code medium} or {@code low}
 * @param description what the chart shows; also its label for screen readers
 * @param legend what its marks mean
 * @param data what the script of the page draws
 */
public record Chart(
        String id,
        String size,
        String title,
        String description,
        List<LegendEntry> legend,
        ObjectNode data,
        Table table) {

    public Chart {
        legend = List.copyOf(legend);
    }

    public Element figure() {
        return withTable(head().add(box(canvas())));
    }

    /** With buttons to zoom and pan in time, and the same by keyboard. */
    public Element figure(Element controls) {
        Element canvas = canvas().attribute("tabindex", "0")
                .attribute(
                        "aria-description",
                        "Arrow keys move in time, plus and minus zoom in and out, zero shows the whole period.");
        Element view = Element.of("p").css("view").attribute("aria-live", "polite");
        return withTable(head().add(controls, box(canvas), view));
    }

    private Element head() {
        Element figure = Element.of("figure")
                .add(Element.of("figcaption").add(Element.of("strong", title + "."), new TextNode(" " + description)));
        return legend.isEmpty()
                ? figure
                : figure.add(Element.of("ul")
                        .css("key")
                        .addAll(legend.stream().map(LegendEntry::element).toList()));
    }

    private Element canvas() {
        return Element.of("canvas").id(id).attribute("role", "img").attribute("aria-label", title + ". " + description);
    }

    private Element box(Element canvas) {
        return Element.of("div").css("canvas " + size).add(canvas);
    }

    private Element withTable(Element figure) {
        return table.isEmpty()
                ? figure
                : figure.add(Element.of("details").add(Element.of("summary", "The same as a table"), table.element()));
    }
}
