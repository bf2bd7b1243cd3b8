/** The score style: inputs, forecast and decisions of the model that follows a score. */
@NullMarked
package dev.scalpel.model.score;

import org.jspecify.annotations.NullMarked;
