/**
 * The inputs of a model: named, versioned functions of the last closed bars. Training, backtest and execution share one
 * code path, with the same bits from a year of history as from the last bars alone.
 */
@NullMarked
package dev.scalpel.features;

import org.jspecify.annotations.NullMarked;
