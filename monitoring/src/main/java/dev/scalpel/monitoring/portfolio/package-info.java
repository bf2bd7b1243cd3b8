/** What portfolios did in a period: their value, their signals and how these were executed. */
@NullMarked
package dev.scalpel.monitoring.portfolio;

import org.jspecify.annotations.NullMarked;
