/** Makes the universe of a day from market capitalisations and what the venue trades. */
@NullMarked
package dev.scalpel.retrieval.universe;

import org.jspecify.annotations.NullMarked;
