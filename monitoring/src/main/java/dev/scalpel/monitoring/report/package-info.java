/** The review as people and programs read it: one page that needs no network, a document, a mail. */
@NullMarked
package dev.scalpel.monitoring.report;

import org.jspecify.annotations.NullMarked;
