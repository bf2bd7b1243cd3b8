/** A spot market that speaks Bybit's API v5, of its pages at bybit-exchange.github.io/docs/v5. */
@NullMarked
package dev.scalpel.localexchange.bybit;

import org.jspecify.annotations.NullMarked;
