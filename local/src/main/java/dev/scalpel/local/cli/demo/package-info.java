/** {@code ./scalpel demo} and what it shows while it runs. */
@NullMarked
package dev.scalpel.local.cli.demo;

import org.jspecify.annotations.NullMarked;
