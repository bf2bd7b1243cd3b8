/** The metrics of a period, computed from its records. Pure: the same records give the same metrics. */
@NullMarked
package dev.scalpel.monitoring.metrics;

import org.jspecify.annotations.NullMarked;
