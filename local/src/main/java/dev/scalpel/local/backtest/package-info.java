/** What the bot would have done on stored bars: the same trainings, the same decisions, the same fills, in one sweep. */
@NullMarked
package dev.scalpel.local.backtest;

import org.jspecify.annotations.NullMarked;
