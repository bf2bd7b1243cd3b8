/** At which cost per side the score breaks even, by horizon, selectivity, exit and history. */
@NullMarked
package dev.scalpel.research.studies.frontier;

import org.jspecify.annotations.NullMarked;
