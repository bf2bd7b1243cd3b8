/** Who decides for a symbol: the champion as the store has it, kept warm, or why nobody does. */
@NullMarked
package dev.scalpel.execution.champion;

import org.jspecify.annotations.NullMarked;
