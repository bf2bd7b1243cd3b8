/** The portfolios' run: signals that are due, orders at the venue, and what a person may request. */
@NullMarked
package dev.scalpel.execution.portfolio;

import org.jspecify.annotations.NullMarked;
