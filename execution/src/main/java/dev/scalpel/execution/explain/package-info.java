/** From the store alone: what was known, predicted, decided, sent and filled on a bar. */
@NullMarked
package dev.scalpel.execution.explain;

import org.jspecify.annotations.NullMarked;
