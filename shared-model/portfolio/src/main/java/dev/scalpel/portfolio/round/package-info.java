/** The steps of a portfolio's round: state and event in, state and orders out. Pure. */
@NullMarked
package dev.scalpel.portfolio.round;

import org.jspecify.annotations.NullMarked;
