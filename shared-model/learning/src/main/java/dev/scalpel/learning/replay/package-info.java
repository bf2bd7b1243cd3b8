/** Replays a model or its predictions over a block of bars. */
@NullMarked
package dev.scalpel.learning.replay;

import org.jspecify.annotations.NullMarked;
