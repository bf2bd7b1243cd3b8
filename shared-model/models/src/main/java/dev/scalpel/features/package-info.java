/**
 * What a model sees: named, versioned functions of the last closed bars. One code path for training, backtest and
 * execution; the same bits from a year of history as from the last bars alone.
 */
@NullMarked
package dev.scalpel.features;

import org.jspecify.annotations.NullMarked;
