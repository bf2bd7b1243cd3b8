/**
 * A small exchange on loopback that speaks the REST API of Binance's spot market: the peer of rehearsals and tests.
 * Prices come from stored or synthetic bars, time from a clock that the caller moves.
 */
@NullMarked
package dev.scalpel.localexchange;

import org.jspecify.annotations.NullMarked;
