/** Execution's part in making its image's archive of loaded classes. */
@NullMarked
package dev.scalpel.image.execution;

import org.jspecify.annotations.NullMarked;
