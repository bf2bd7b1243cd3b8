package dev.scalpel.monitoring.report.html;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A chart, its caption, and the same numbers as a table for those who cannot see or do not trust it.
 *
 * @param id of the canvas, unique in the page
 * @param size {@code tall}, {@code usual} or {@code low}
 * @param says what the chart shows, for those who hear it
 * @param keys what its marks mean
 * @param data what the page's script draws
 */
public record Chart(
        String id, String size, String title, String says, List<LegendEntry> keys, ObjectNode data, Table table) {

    public Chart {
        keys = List.copyOf(keys);
    }

    public Element figure() {
        return withTable(head().add(box(canvas())));
    }

    /** With buttons that move its view of time, and the same moves by keyboard. */
    public Element figure(Element controls) {
        Element canvas = canvas().attribute("tabindex", "0")
                .attribute(
                        "aria-description",
                        "Arrow keys move in time, plus and minus come closer and go away, zero shows all.");
        Element view = Element.of("p").css("view").attribute("aria-live", "polite");
        return withTable(head().add(controls, box(canvas), view));
    }

    private Element head() {
        Element figure = Element.of("figure")
                .add(Element.of("figcaption").add(Element.of("strong", title + "."), new TextNode(" " + says)));
        return keys.isEmpty()
                ? figure
                : figure.add(Element.of("ul")
                        .css("key")
                        .addAll(keys.stream().map(LegendEntry::element).toList()));
    }

    private Element canvas() {
        return Element.of("canvas").id(id).attribute("role", "img").attribute("aria-label", title + ". " + says);
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
