/** The champion of each symbol, read from the store and cached, or why there is none. */
@NullMarked
package dev.scalpel.execution.champion;

import org.jspecify.annotations.NullMarked;
