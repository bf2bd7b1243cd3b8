/** What is stored, as answers to questions: positions, orders, trades, signals, venues. Reads, and changes nothing. */
@NullMarked
package dev.scalpel.execution.reading;

import org.jspecify.annotations.NullMarked;
