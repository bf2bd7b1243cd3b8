/** The listed perpetual contracts: brackets, terms, mark price and funding rates. */
@NullMarked
package dev.scalpel.localexchange.perpetual.contract;

import org.jspecify.annotations.NullMarked;
