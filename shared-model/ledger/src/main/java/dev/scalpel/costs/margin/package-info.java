/** On what margin terms an account trades an instrument, as its venue stated them. Kept in the store, for simulations. */
@NullMarked
package dev.scalpel.costs.margin;

import org.jspecify.annotations.NullMarked;
