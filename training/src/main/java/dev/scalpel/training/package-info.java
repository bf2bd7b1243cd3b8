/** Lambda 2: bars to a champion model, or to flat. */
@NullMarked
package dev.scalpel.training;

import org.jspecify.annotations.NullMarked;
