/** The figures of a period, computed from its books. Pure: the same books give the same figures. */
@NullMarked
package dev.scalpel.monitoring.figures;

import org.jspecify.annotations.NullMarked;
