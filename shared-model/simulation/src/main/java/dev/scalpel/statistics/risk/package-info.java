/** Figures of risk: what the worst days, runs of losses and open positions cost. docs/statistics.md defines each. */
@NullMarked
package dev.scalpel.statistics.risk;

import org.jspecify.annotations.NullMarked;
