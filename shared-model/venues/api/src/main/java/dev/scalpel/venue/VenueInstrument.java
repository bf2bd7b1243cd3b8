package dev.scalpel.venue;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a venue says of one instrument: its market, its increments and its kinds of order.
 *
 * @param tick prices are whole multiples of it, above 0
 * @param step quantities are whole multiples of it, above 0
 * @param minQuantity of a limit and of a market order: the stricter of the two, so that an exit goes out whole
 * @param maxQuantity the same
 * @param minNotional least price times quantity, in the quote asset; 0 where there is none
 * @param orderKinds those of ours that it allows
 * @param ocoAllowed whether two orders may exclude each other
 * @param otoAllowed whether an order may place others once it has filled
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
        // The rules on the numbers stand there.
        VenueFilters ignored = new VenueFilters(tick, step, minQuantity, maxQuantity, minNotional);
    }

    /** The same as what an order must obey. */
    public VenueFilters filters() {
        return new VenueFilters(tick, step, minQuantity, maxQuantity, minNotional);
    }

    public boolean allows(OrderKind kind) {
        return orderKinds.contains(kind);
    }
}
