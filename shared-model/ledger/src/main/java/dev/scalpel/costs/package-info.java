/** What trading an instrument costs, as measured at its venue: commissions, spreads, slippage. Kept in the store. */
@NullMarked
package dev.scalpel.costs;

import org.jspecify.annotations.NullMarked;
