/** The port that the minute drives: plan a round, carry out one action. */
@NullMarked
package dev.scalpel.execution.engine;

import org.jspecify.annotations.NullMarked;
