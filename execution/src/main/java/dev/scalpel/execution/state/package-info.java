/** What execution stores for a symbol between invocations, and the builder of its next version. */
@NullMarked
package dev.scalpel.execution.state;

import org.jspecify.annotations.NullMarked;
