/** The building blocks of the report page: escaped HTML elements, tables, charts and their resources. */
@NullMarked
package dev.scalpel.monitoring.report.html;

import org.jspecify.annotations.NullMarked;
