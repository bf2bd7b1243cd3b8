/** What a venue demands of an order in each instrument, as it was when: kept in the store, refreshed by retrieval. */
@NullMarked
package dev.scalpel.instruments;

import org.jspecify.annotations.NullMarked;
