package dev.scalpel.execution.transition;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;

/**
 * What the venue has reported in this round, apart from the orders, which the intents carry.
 *
 * @param venueMillis its time
 * @param idempotency what makes an order harmless there that arrives late
 * @param orderLists whether a stop and a target can stand against each other
 * @param targetOrders whether a target can rest beside the stop as an order of its own
 * @param baseFeeRate the share of a purchase that the venue may keep as its fee; 0 where it charges no fee in the base asset
 * @param closesMayOpen whether an exit that is executed after another one had closed the position opens one
 */
public record VenueSnapshot(
        long venueMillis,
        IdempotencyPolicy idempotency,
        boolean orderLists,
        boolean targetOrders,
        VenueInstrument instrument,
        Quote quote,
        BigDecimal baseFeeRate,
        boolean closesMayOpen) {

    /** Of a venue that keeps exits from opening, where no target rests as an order of its own, and no fee is charged in the base asset. */
    public VenueSnapshot(
            long venueMillis,
            IdempotencyPolicy idempotency,
            boolean orderLists,
            VenueInstrument instrument,
            Quote quote) {
        this(venueMillis, idempotency, orderLists, false, instrument, quote, BigDecimal.ZERO, false);
    }

    /** The same at a venue where an exit may open, or may not. */
    VenueSnapshot withClosesThatMayOpen(boolean mayOpen) {
        return new VenueSnapshot(
                venueMillis, idempotency, orderLists, targetOrders, instrument, quote, baseFeeRate, mayOpen);
    }

    /** The price at which a position of this side could be closed at once. */
    public BigDecimal closingPrice(PositionSide side) {
        return quote.takerPrice(side.exitSide());
    }

    public VenueFilters filters() {
        return instrument.filters();
    }
}
