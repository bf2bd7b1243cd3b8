/** The execution engine for paper trading, by the rules of the simulator. */
@NullMarked
package dev.scalpel.execution.paper;

import org.jspecify.annotations.NullMarked;
