/** The rows of a training: features, targets and weights of one block of bars. */
@NullMarked
package dev.scalpel.learning.examples;

import org.jspecify.annotations.NullMarked;
