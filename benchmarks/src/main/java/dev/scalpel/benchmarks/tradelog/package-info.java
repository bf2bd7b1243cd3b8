/** How fast the ledger becomes tables. */
@NullMarked
package dev.scalpel.benchmarks.tradelog;

import org.jspecify.annotations.NullMarked;
