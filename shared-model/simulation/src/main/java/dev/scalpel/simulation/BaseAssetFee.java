package dev.scalpel.simulation;

import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Dust;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;

/**
 * Rule 8: a venue that takes its fee in the asset received takes that of a purchase of the quantity bought. What is left
 * is no whole number of steps, so an exit sells the whole steps of all that is held, and the rest is carried as dust.
 * Quantities are exact.
 */
final class BaseAssetFee {

    private final Costs costs;
    private final VenueFilters filters;
    private final BigDecimal feeRate;

    BaseAssetFee(Costs costs, VenueFilters filters) {
        this.costs = costs;
        this.filters = filters;
        feeRate = BigDecimal.valueOf(costs.feeRate());
    }

    /** What is held of the base asset while the position is open. */
    BigDecimal held(Position open, Dust carried) {
        return carried.with(open.quantity(), open.quantity().multiply(feeRate));
    }

    /** @param left the rest that the exit could not sell, valued at its price */
    record Closed(Trade trade, Dust left) {}

    Closed close(Position open, Dust carried, long time, Exit exit) {
        BigDecimal held = held(open, carried);
        BigDecimal sold = filters.floorQuantity(held);
        Dust left = Dust.leftAt(exit.price(), held.subtract(sold));
        double proceeds = sold.doubleValue() * exit.price() * (1 - costs.feeRate());
        double notional = open.notional();
        double funding = notional * costs.funding().paid(open.side(), open.entryTime(), time);
        double net = proceeds + left.value() - carried.value() - notional - funding;
        return new Closed(new Trade(open, time, exit.price(), exit.reason(), net / notional, net, sold), left);
    }
}
