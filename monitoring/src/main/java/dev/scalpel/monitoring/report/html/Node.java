package dev.scalpel.monitoring.report.html;

/** Something that can be written into a page. */
public sealed interface Node permits Element, TextNode {

    void write(StringBuilder html);
}
