/** What the store holds of a period: bars, ledger, champions, trials; and what could not be read. */
@NullMarked
package dev.scalpel.monitoring.records;

import org.jspecify.annotations.NullMarked;
