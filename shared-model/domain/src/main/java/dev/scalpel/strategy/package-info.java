/** Who decides: strategies, and what kind of source each has. */
@NullMarked
package dev.scalpel.strategy;

import org.jspecify.annotations.NullMarked;
