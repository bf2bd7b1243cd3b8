/** The bars, periods and set-up of a study. */
@NullMarked
package dev.scalpel.research.studies.data;

import org.jspecify.annotations.NullMarked;
