/** The days of a training. */
@NullMarked
package dev.scalpel.training.data;

import org.jspecify.annotations.NullMarked;
