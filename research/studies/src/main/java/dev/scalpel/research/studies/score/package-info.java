/** Scores of the procedure over a study's pairs, and the trades that follow them. */
@NullMarked
package dev.scalpel.research.studies.score;

import org.jspecify.annotations.NullMarked;
