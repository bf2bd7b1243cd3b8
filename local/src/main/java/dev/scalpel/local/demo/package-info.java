/** {@code ./scalpel demo}: the whole bot over a synthetic market, on an accelerated clock. */
@NullMarked
package dev.scalpel.local.demo;

import org.jspecify.annotations.NullMarked;
