/** Futures: their roots, contracts and expiries, and which contract is traded. */
@NullMarked
package dev.scalpel.trading.futures;

import org.jspecify.annotations.NullMarked;
