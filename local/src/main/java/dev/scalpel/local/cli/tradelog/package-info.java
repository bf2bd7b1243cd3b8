/** {@code ./scalpel trade-log}. */
@NullMarked
package dev.scalpel.local.cli.tradelog;

import org.jspecify.annotations.NullMarked;
