/** Intents, decisions, orders and fills: state documents and ledger rows, their codecs and merge rules. Pure: {@code ledger.repository} stores them. */
@NullMarked
package dev.scalpel.ledger;

import org.jspecify.annotations.NullMarked;
