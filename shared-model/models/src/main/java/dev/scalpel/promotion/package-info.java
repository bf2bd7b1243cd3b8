/** The pointer to the model that trades, its terms and history; what an update of it must show. */
@NullMarked
package dev.scalpel.promotion;

import org.jspecify.annotations.NullMarked;
