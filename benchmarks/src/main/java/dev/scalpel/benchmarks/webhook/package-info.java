/** How fast alerts become stored signals. */
@NullMarked
package dev.scalpel.benchmarks.webhook;

import org.jspecify.annotations.NullMarked;
