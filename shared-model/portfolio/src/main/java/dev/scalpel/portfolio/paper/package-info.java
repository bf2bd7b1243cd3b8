/** Portfolios on paper: orders rest in the state and fill by the simulator's rules over closed bars. Pure. */
@NullMarked
package dev.scalpel.portfolio.paper;

import org.jspecify.annotations.NullMarked;
