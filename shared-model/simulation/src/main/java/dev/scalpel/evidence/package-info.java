/**
 * Evidence for a procedure that accumulates day by day: scaled returns, the bet against "no edge", the licence and its
 * suspension. Pure functions of stored days.
 */
@NullMarked
package dev.scalpel.evidence;

import org.jspecify.annotations.NullMarked;
