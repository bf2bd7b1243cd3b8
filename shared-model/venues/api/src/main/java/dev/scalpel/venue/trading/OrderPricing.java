package dev.scalpel.venue.trading;

import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;

/** Prices of orders, on the venue's ticks. Pure. Basis points are relative to the price. */
public final class OrderPricing {

    private static final int BASIS_POINT = 4;

    private OrderPricing() {}

    /** The limit of an order that trades at once: beyond the best price by at most the increment. */
    public static BigDecimal marketable(OrderSide side, Quote quote, BigDecimal incrementBp, VenueFilters filters) {
        return side == OrderSide.BUY
                ? filters.floorPrice(above(quote.ask(), incrementBp))
                : filters.ceilPrice(below(quote.bid(), incrementBp));
    }

    /** The limit of an order that rests: the best price of its own side. */
    public static BigDecimal maker(OrderSide side, Quote quote, VenueFilters filters) {
        return side == OrderSide.BUY ? filters.floorPrice(quote.bid()) : filters.ceilPrice(quote.ask());
    }

    /** The trigger of a stop: the level, or the nearest tick that the price reaches before it. */
    public static BigDecimal trigger(OrderSide side, double level, VenueFilters filters) {
        return better(side, level, filters);
    }

    /** The limit of a triggered stop: beyond its trigger by the offset, rounded away from it, so that it fills. */
    public static BigDecimal stopLimit(OrderSide side, BigDecimal trigger, BigDecimal offsetBp, VenueFilters filters) {
        return side == OrderSide.SELL
                ? filters.floorPrice(below(trigger, offsetBp)).max(filters.tickSize())
                : filters.ceilPrice(above(trigger, offsetBp));
    }

    /** The limit of a target: the level, or the nearest tick that is better. */
    public static BigDecimal target(OrderSide side, double level, VenueFilters filters) {
        return better(side, level, filters);
    }

    /** The tick at the level, or the nearest one that is better for an order of this side. */
    private static BigDecimal better(OrderSide side, double level, VenueFilters filters) {
        BigDecimal exact = BigDecimal.valueOf(level);
        return side == OrderSide.SELL ? filters.ceilPrice(exact) : filters.floorPrice(exact);
    }

    private static BigDecimal above(BigDecimal price, BigDecimal basisPoints) {
        return price.add(share(price, basisPoints));
    }

    private static BigDecimal below(BigDecimal price, BigDecimal basisPoints) {
        return price.subtract(share(price, basisPoints));
    }

    private static BigDecimal share(BigDecimal price, BigDecimal basisPoints) {
        return price.multiply(basisPoints.movePointLeft(BASIS_POINT));
    }
}
