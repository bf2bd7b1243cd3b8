/** What the store tells of a period: bars, ledger, champions, trials; and what in it could not be read. */
@NullMarked
package dev.scalpel.monitoring.records;

import org.jspecify.annotations.NullMarked;
