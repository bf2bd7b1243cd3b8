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

    BaseAssetFee(Costs costs, VenueFilters filters) {
        this.costs = costs;
        this.filters = filters;
    }

    /** The quantity held while the position is open. */
    private static BigDecimal held(Position open, Dust carried, double entryFeeRate) {
        return carried.with(open.quantity(), open.quantity().multiply(BigDecimal.valueOf(entryFeeRate)));
    }

    /** How much of the base asset is held while the position is open. */
    static double heldBase(Position open, Dust carried, double entryFeeRate) {
        return held(open, carried, entryFeeRate).doubleValue()
                * open.multiplier().doubleValue();
    }

    /** @param left the remainder that the exit could not sell, valued at the exit's price */
    record ClosedTrade(Trade trade, Dust left) {}

    ClosedTrade close(Position open, Dust carried, double entryFeeRate, long time, FillRules.Exit exit) {
        BigDecimal held = held(open, carried, entryFeeRate);
        BigDecimal sold = filters.floorQuantity(held);
        double price = exit.price() * open.multiplier().doubleValue();
        Dust left = Dust.leftAt(price, held.subtract(sold));
        double proceeds = sold.doubleValue() * price * (1 - costs.exitFeeRate(exit.reason()));
        double notional = open.notional();
        double funding = notional * (open.side().sign() * costs.funding().paidByLong(open.entryTime(), time));
        double net = proceeds + left.value() - carried.value() - notional - funding;
        return new ClosedTrade(new Trade(open, time, exit.price(), exit.reason(), net / notional, net, sold), left);
    }
}
