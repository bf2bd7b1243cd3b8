/** How long execution takes from its start, or from an invocation, to the order on the wire. */
@NullMarked
package dev.scalpel.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
