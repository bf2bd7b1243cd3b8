/** Fits, day by day, the linear map that follows a score, and replays what it would have issued. */
@NullMarked
package dev.scalpel.learning.score;

import org.jspecify.annotations.NullMarked;
