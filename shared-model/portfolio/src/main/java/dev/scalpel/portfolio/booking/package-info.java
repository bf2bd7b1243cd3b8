/** What the venue reports, in a portfolio's books: executions, payments, what others did; and what reports say beyond them. */
@NullMarked
package dev.scalpel.portfolio.booking;

import org.jspecify.annotations.NullMarked;
