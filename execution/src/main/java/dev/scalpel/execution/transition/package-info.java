/** The steps of a minute at a venue as pure functions: books and what was reported in, books and commands out. */
@NullMarked
package dev.scalpel.execution.transition;

import org.jspecify.annotations.NullMarked;
