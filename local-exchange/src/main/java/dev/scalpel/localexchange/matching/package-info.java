/** Orders and order lists in the book, how prices trigger and fill them, and the settlement of fills. */
@NullMarked
package dev.scalpel.localexchange.matching;

import org.jspecify.annotations.NullMarked;
