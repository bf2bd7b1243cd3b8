/** Several instruments: which of them may be entered when, and one day of them in an account, of which forward days and studies are made. */
@NullMarked
package dev.scalpel.simulation.portfolio;

import org.jspecify.annotations.NullMarked;
