/** The fault storm on the stand-in of Binance USD-M: both sides, netted positions, two orders, funding. */
@NullMarked
package dev.scalpel.benchmarks.faults.perpetual;

import org.jspecify.annotations.NullMarked;
