/** The nightly training of the score style. */
@NullMarked
package dev.scalpel.training.score;

import org.jspecify.annotations.NullMarked;
