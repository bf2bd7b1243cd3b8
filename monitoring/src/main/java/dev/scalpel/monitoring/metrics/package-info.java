/** The figures of a period, computed from its books. Pure: the same books give the same figures. */
@NullMarked
package dev.scalpel.monitoring.metrics;

import org.jspecify.annotations.NullMarked;
