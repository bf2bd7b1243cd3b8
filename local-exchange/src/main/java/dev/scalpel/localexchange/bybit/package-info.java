/** A server that speaks Bybit's API v5, of its pages at bybit-exchange.github.io/docs/v5: spot and linear perpetuals in one account. */
@NullMarked
package dev.scalpel.localexchange.bybit;

import org.jspecify.annotations.NullMarked;
