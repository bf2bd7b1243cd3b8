/** {@code ./scalpel pipeline}: the daily work in one go. */
@NullMarked
package dev.scalpel.local.cli.pipeline;

import org.jspecify.annotations.NullMarked;
