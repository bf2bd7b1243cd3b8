/** The signed calls of the futures market: orders, conditional orders, positions, settings, reports. */
@NullMarked
package dev.scalpel.localexchange.usdm.accountapi;

import org.jspecify.annotations.NullMarked;
