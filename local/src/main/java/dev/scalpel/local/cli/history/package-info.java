/** Commands that look back: trades, decisions, and runs side by side. */
@NullMarked
package dev.scalpel.local.cli.history;

import org.jspecify.annotations.NullMarked;
