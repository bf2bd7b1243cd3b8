/** Coinbase Advanced Trade, spot: market data, orders, errors and credentials by its REST API. */
@NullMarked
package dev.scalpel.venue.coinbase;

import org.jspecify.annotations.NullMarked;
