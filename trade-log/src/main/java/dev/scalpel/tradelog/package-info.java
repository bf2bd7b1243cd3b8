/** The ledger as tables of PostgreSQL. It reads the store and changes nothing there. */
@NullMarked
package dev.scalpel.tradelog;

import org.jspecify.annotations.NullMarked;
