/** Runs of backtests in directories of their own, and what is left there of them. */
@NullMarked
package dev.scalpel.local.backtest.run;

import org.jspecify.annotations.NullMarked;
