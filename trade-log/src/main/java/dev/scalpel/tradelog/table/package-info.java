/** What the ledger's rows are as rows of tables. */
@NullMarked
package dev.scalpel.tradelog.table;

import org.jspecify.annotations.NullMarked;
