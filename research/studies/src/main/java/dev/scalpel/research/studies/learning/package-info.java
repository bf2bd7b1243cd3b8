/** What learning between trainings is worth on synthetic markets. */
@NullMarked
package dev.scalpel.research.studies.learning;

import org.jspecify.annotations.NullMarked;
