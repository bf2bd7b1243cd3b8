/** XChange, set up once for retrieval and execution: the table of venues, their clocks, their errors in our words. */
@NullMarked
package dev.scalpel.exchange;

import org.jspecify.annotations.NullMarked;
