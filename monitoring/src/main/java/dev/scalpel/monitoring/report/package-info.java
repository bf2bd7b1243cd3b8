/** The review for people and programs: one page that needs no network, a JSON document, a mail. */
@NullMarked
package dev.scalpel.monitoring.report;

import org.jspecify.annotations.NullMarked;
