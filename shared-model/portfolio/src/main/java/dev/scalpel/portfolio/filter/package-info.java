/** The model as a filter of a strategy's entries: what it says of one, and whether it has helped on the past ones. Pure. */
@NullMarked
package dev.scalpel.portfolio.filter;

import org.jspecify.annotations.NullMarked;
