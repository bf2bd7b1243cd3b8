/** The sections of the report page, one class per section. */
@NullMarked
package dev.scalpel.monitoring.report.sections;

import org.jspecify.annotations.NullMarked;
