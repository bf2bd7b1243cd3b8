package dev.scalpel.simulation;

import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Dust;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;

/**
 * Rule 8: a venue that takes its fee in the received asset reduces the quantity of a purchase. The rest is not a whole
 * number of steps, so an exit sells the whole steps of what is held, and the remainder is carried as dust. Quantities
 * are exact.
 */
final class BaseAssetFee {

    private final Costs costs;
    private final VenueFilters filters;
    private final BigDecimal entryFeeRate;

    BaseAssetFee(Costs costs, VenueFilters filters) {
        this.costs = costs;
        this.filters = filters;
        entryFeeRate = BigDecimal.valueOf(costs.takerFeeRate());
    }

    /** The quantity held while the position is open. */
    private BigDecimal held(Position open, Dust carried) {
        return carried.with(open.quantity(), open.quantity().multiply(entryFeeRate));
    }

    /** How much of the base asset is held while the position is open. */
    double heldBase(Position open, Dust carried) {
        return held(open, carried).doubleValue() * open.multiplier().doubleValue();
    }

    /** @param left the remainder that the exit could not sell, valued at the exit's price */
    record ClosedTrade(Trade trade, Dust left) {}

    ClosedTrade close(Position open, Dust carried, long time, FillRules.Exit exit) {
        BigDecimal held = held(open, carried);
        BigDecimal sold = filters.floorQuantity(held);
        double price = exit.price() * open.multiplier().doubleValue();
        Dust left = Dust.leftAt(price, held.subtract(sold));
        double proceeds = sold.doubleValue() * price * (1 - costs.exitFeeRate(exit.reason()));
        double notional = open.notional();
        double funding = notional * costs.funding().paid(open.side(), open.entryTime(), time);
        double net = proceeds + left.value() - carried.value() - notional - funding;
        return new ClosedTrade(new Trade(open, time, exit.price(), exit.reason(), net / notional, net, sold), left);
    }
}
