/** What became of a portfolio's signals and orders, as rows of ledger files. */
@NullMarked
package dev.scalpel.portfolio.log;

import org.jspecify.annotations.NullMarked;
