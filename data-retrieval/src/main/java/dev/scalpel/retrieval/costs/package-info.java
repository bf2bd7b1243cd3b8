/** Measures what trading costs at the venue: spreads each minute, their summary once a day, the depth of the order book now and then. */
@NullMarked
package dev.scalpel.retrieval.costs;

import org.jspecify.annotations.NullMarked;
