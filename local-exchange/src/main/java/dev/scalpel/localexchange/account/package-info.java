/** The account's funds: balances, reservations for open orders, and the commission. */
@NullMarked
package dev.scalpel.localexchange.account;

import org.jspecify.annotations.NullMarked;
