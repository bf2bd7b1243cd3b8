/** How close the optimiser comes to known minima. */
@NullMarked
package dev.scalpel.research.studies.optimiser;

import org.jspecify.annotations.NullMarked;
