/** The rules of a venue for orders in each instrument, with their history: kept in the store, refreshed by retrieval. */
@NullMarked
package dev.scalpel.instruments;

import org.jspecify.annotations.NullMarked;
