/** Instruments that are traded on margin: prices, hours, margin, conversion of currencies. */
@NullMarked
package dev.scalpel.localexchange.margin.contract;

import org.jspecify.annotations.NullMarked;
