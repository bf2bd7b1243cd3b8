/** Lambda 4: turns ledger, bars and champions into the weekly report. Reads the store, writes reports and nothing else. */
@NullMarked
package dev.scalpel.monitoring;

import org.jspecify.annotations.NullMarked;
