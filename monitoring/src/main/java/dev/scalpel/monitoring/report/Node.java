package dev.scalpel.monitoring.report;

/** Something that can be written into a page. */
sealed interface Node permits Element, Text {

    void write(StringBuilder html);
}
