/** Realistic synthetic markets with and without a planted edge. */
@NullMarked
package dev.scalpel.research.synthetic;

import org.jspecify.annotations.NullMarked;
