/** Intents, decisions, orders and fills: state documents and ledger rows, their codecs and merge rules. Pure except {@code LedgerFiles}. */
@NullMarked
package dev.scalpel.ledger;

import org.jspecify.annotations.NullMarked;
