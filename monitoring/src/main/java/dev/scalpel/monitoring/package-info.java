/** Lambda 4: ledger, bars and champions to the weekly report. Reads the store, writes reports and nothing else. */
@NullMarked
package dev.scalpel.monitoring;

import org.jspecify.annotations.NullMarked;
