/** Studies: what the parts of the training are worth, measured. */
@NullMarked
package dev.scalpel.training.study;

import org.jspecify.annotations.NullMarked;
