/** Risk rules: limits, the checks of them, and the size of a position. */
@NullMarked
package dev.scalpel.trading.risk;

import org.jspecify.annotations.NullMarked;
