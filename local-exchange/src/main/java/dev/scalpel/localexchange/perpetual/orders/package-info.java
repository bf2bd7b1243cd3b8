/** Orders of the futures market, plain and conditional, their fills, and the book of all of them. */
@NullMarked
package dev.scalpel.localexchange.perpetual.orders;

import org.jspecify.annotations.NullMarked;
