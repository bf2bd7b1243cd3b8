package dev.scalpel.portfolio.allocation;

import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.VenueCapabilities;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which orders close a position in an instrument.
 *
 * @param kinds those of ours that it allows
 * @param lists whether a stop and a target can cancel each other (OCO)
 * @param targets whether a target can rest beside its stop as an order of its own
 */
public record OrderSupport(Set<OrderKind> kinds, boolean lists, boolean targets) {

    /** Every kind of order; a target is watched, and does not rest. */
    public static final OrderSupport ALL_KINDS = new OrderSupport(EnumSet.allOf(OrderKind.class), false, false);

    public OrderSupport {
        kinds = Set.copyOf(kinds);
    }

    public static OrderSupport of(VenueInstrument instrument, VenueCapabilities capabilities) {
        return new OrderSupport(
                instrument.orderKinds(),
                capabilities.orderLists() && instrument.ocoAllowed(),
                capabilities.targetOrders());
    }

    public boolean allows(OrderKind kind) {
        return kinds.contains(kind);
    }
}
