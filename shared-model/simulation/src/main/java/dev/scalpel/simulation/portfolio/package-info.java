/** One day of several instruments that share an account: what a procedure's forward days and its studies are made of. */
@NullMarked
package dev.scalpel.simulation.portfolio;

import org.jspecify.annotations.NullMarked;
