/** What the settings make of a portfolio, on paper and at a venue alike. Pure. */
@NullMarked
package dev.scalpel.portfolio.setup;

import org.jspecify.annotations.NullMarked;
