/** How a portfolio's capital is split between its strategies: books at cost, weights, sizes. Pure and exact. */
@NullMarked
package dev.scalpel.portfolio.allocation;

import org.jspecify.annotations.NullMarked;
