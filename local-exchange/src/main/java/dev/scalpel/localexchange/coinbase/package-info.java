/** The spot market in the words of Coinbase Advanced Trade: routes, tokens, products, orders, reports, error bodies. */
@NullMarked
package dev.scalpel.localexchange.coinbase;

import org.jspecify.annotations.NullMarked;
