/** Brings the tables to what the ledger's files say, and compares both. */
@NullMarked
package dev.scalpel.tradelog.projection;

import org.jspecify.annotations.NullMarked;
