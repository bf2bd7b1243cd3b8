/** Backtests that the desk starts, watches and shows. */
@NullMarked
package dev.scalpel.local.desk.backtests;

import org.jspecify.annotations.NullMarked;
