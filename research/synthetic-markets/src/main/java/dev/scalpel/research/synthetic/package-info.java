/** Believable markets with and without a planted edge, and the oracle that knows the edge. */
@NullMarked
package dev.scalpel.research.synthetic;

import org.jspecify.annotations.NullMarked;
