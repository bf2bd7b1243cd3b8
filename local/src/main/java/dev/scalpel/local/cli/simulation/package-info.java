/** Commands that trade without a venue: demo, backtest and local exchange. */
@NullMarked
package dev.scalpel.local.cli.simulation;

import org.jspecify.annotations.NullMarked;
