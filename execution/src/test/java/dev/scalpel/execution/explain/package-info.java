@NullMarked
package dev.scalpel.execution.explain;

import org.jspecify.annotations.NullMarked;
