/** What execution stores for a symbol between invocations: the types, the port with its implementation in the object store, and the builder of the next version. */
@NullMarked
package dev.scalpel.execution.state;

import org.jspecify.annotations.NullMarked;
