/** Lambda 7: the ledger into a database of Amazon's. */
@NullMarked
package dev.scalpel.tradelog.function;

import org.jspecify.annotations.NullMarked;
