/** From a closed bar to a decision and its trace. */
@NullMarked
package dev.scalpel.execution.decision;

import org.jspecify.annotations.NullMarked;
