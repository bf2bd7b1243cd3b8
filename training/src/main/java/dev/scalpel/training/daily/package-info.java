/** One training from bars to champion or flat, without AWS. */
@NullMarked
package dev.scalpel.training.daily;

import org.jspecify.annotations.NullMarked;
