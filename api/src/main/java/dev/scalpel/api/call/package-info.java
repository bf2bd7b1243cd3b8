/** Calls of the functions that trade and know the books. */
@NullMarked
package dev.scalpel.api.call;

import org.jspecify.annotations.NullMarked;
