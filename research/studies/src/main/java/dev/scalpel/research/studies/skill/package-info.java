/** How much of the next minutes the model predicts on real bars. */
@NullMarked
package dev.scalpel.research.studies.skill;

import org.jspecify.annotations.NullMarked;
