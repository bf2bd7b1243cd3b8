package dev.scalpel.venue;

import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * An instrument as its venue describes it now, with its market status and kinds of order.
 *
 * @param instrument of its filters the stricter ones for limit and market orders, so that any exit is one order
 * @param orderKinds those of ours that it allows
 * @param ocoAllowed whether a stop and a target may rest of which one cancels the other (OCO): elsewhere a target takes
 * @param otoAllowed whether an order may place others once it has filled (OTO)
 */
public record VenueInstrument(
        Instrument instrument, MarketStatus status, Set<OrderKind> orderKinds, boolean ocoAllowed, boolean otoAllowed) {

    public VenueInstrument {
        orderKinds = orderKinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(orderKinds));
    }

    /** The units and limits that an order must meet. */
    public VenueFilters filters() {
        return instrument.filters();
    }

    public boolean allows(OrderKind kind) {
        return orderKinds.contains(kind);
    }
}
