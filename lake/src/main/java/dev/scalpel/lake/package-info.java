/** The lake: what the store has, as Parquet files that SQL reads. It is derived: nothing that trades reads it. */
@NullMarked
package dev.scalpel.lake;

import org.jspecify.annotations.NullMarked;
