package dev.scalpel.monitoring.report.html;

import java.util.List;
import java.util.stream.Stream;

/** A table with a caption. The first column heads its row; a column whose title begins with # holds numbers. */
public final class Table {

    private final Element table = Element.of("table");
    private final Element body = Element.of("tbody");
    private final List<Boolean> numeric;
    private int rows;

    private Table(String caption, List<String> columns) {
        numeric = columns.stream().map(title -> title.startsWith("#")).toList();
        Element head = Element.of("tr");
        for (String title : columns) {
            Element cell = Element.of("th", title.startsWith("#") ? title.substring(1) : title)
                    .attribute("scope", "col");
            head.add(title.startsWith("#") ? cell.css("n") : cell);
        }
        table.add(Element.of("caption", caption), Element.of("thead").add(head), body);
    }

    public static Table of(String caption, String... columns) {
        return new Table(caption, List.of(columns));
    }

    public static Table of(String caption, List<String> columns) {
        return new Table(caption, columns);
    }

    public Table row(String... cells) {
        return row(Stream.of(cells).map(TextNode::new).toList());
    }

    public Table row(List<? extends Node> cells) {
        if (cells.size() != numeric.size()) {
            throw new IllegalArgumentException(
                    "a row must have " + numeric.size() + " cells, has " + cells.size() + ": " + cells);
        }
        Element row = Element.of("tr");
        for (int i = 0; i < cells.size(); i++) {
            Element cell = i == 0 ? Element.of("th").attribute("scope", "row") : Element.of("td");
            row.add((numeric.get(i) ? cell.css("n") : cell).add(cells.get(i)));
        }
        body.add(row);
        rows++;
        return this;
    }

    /** For a table whose last columns hold sentences. */
    public Table prose() {
        table.css("prose");
        return this;
    }

    /** With a button in each head that sorts the rows, where scripts run. */
    public Table sortable() {
        table.css("sortable");
        return this;
    }

    /** For a table of {@link HeatCell}s. */
    public Table heat() {
        table.css("heat");
        return this;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    public int rows() {
        return rows;
    }

    /** In a box that scrolls sideways, so that the page does not; reachable by keyboard. */
    public Element element() {
        return Element.of("div").css("scroll").attribute("tabindex", "0").add(table);
    }
}
