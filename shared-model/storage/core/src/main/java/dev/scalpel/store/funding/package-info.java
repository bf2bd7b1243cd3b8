/** Funding rates in the object store. */
@NullMarked
package dev.scalpel.store.funding;

import org.jspecify.annotations.NullMarked;
