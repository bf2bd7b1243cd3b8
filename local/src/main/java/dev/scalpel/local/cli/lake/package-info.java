/** {@code ./scalpel lake}: the store as Parquet, and SQL over it. */
@NullMarked
package dev.scalpel.local.cli.lake;

import org.jspecify.annotations.NullMarked;
