package dev.scalpel.venue;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * An instrument as its venue describes it: market status, increments and kinds of order.
 *
 * @param tick prices are multiples of it; above 0
 * @param step quantities are multiples of it; above 0
 * @param minQuantity the stricter of the limits for limit and market orders, so that any exit is one order
 * @param maxQuantity likewise
 * @param minNotional minimum price times quantity, in the quote asset; 0 when there is none
 * @param orderKinds those of ours that it allows
 * @param ocoAllowed whether one order may cancel another (OCO)
 * @param otoAllowed whether an order may place others once it has filled (OTO)
 */
public record VenueInstrument(
        Symbol symbol,
        MarketStatus status,
        BigDecimal tick,
        BigDecimal step,
        BigDecimal minQuantity,
        BigDecimal maxQuantity,
        BigDecimal minNotional,
        Set<OrderKind> orderKinds,
        boolean ocoAllowed,
        boolean otoAllowed) {

    public VenueInstrument {
        orderKinds = orderKinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(orderKinds));
        // VenueFilters validates the numbers.
        VenueFilters ignored = new VenueFilters(tick, step, minQuantity, maxQuantity, minNotional);
    }

    /** The limits that an order must meet. */
    public VenueFilters filters() {
        return new VenueFilters(tick, step, minQuantity, maxQuantity, minNotional);
    }

    public boolean allows(OrderKind kind) {
        return orderKinds.contains(kind);
    }
}
