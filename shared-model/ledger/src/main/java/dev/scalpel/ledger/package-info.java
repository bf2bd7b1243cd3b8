/** What was intended, decided, sent and filled: state documents and rows, their codecs and merge rules. Pure but for {@code LedgerFiles}. */
@NullMarked
package dev.scalpel.ledger;

import org.jspecify.annotations.NullMarked;
