package dev.scalpel.trading;

/**
 * Rounds stops and targets to the venue's ticks, as orders are. In doubles, because a label matrix needs millions of
 * them; a price within a millionth of a tick counts as on it.
 *
 * @param size size of a tick; 0 where it is unknown
 */
public record PriceTicks(double size) {

    public static final PriceTicks NONE = new PriceTicks(0);

    private static final double ROUNDING_TOLERANCE = 1e-6;

    public PriceTicks {
        Require.within("size of a tick", size, 0, Double.MAX_VALUE);
    }

    public static PriceTicks of(VenueFilters filters) {
        return filters.isUnknown() ? NONE : new PriceTicks(filters.tickSize().doubleValue());
    }

    /** The exit level rounded to a tick, in the direction that is better for the exit's order. */
    public double level(PositionSide side, double price) {
        if (size == 0) {
            return price;
        }
        double ticks = price / size;
        double whole = side == PositionSide.LONG
                ? Math.ceil(ticks - ROUNDING_TOLERANCE)
                : Math.floor(ticks + ROUNDING_TOLERANCE);
        return whole * size;
    }

    /**
     * The price at which a stop at this level is touched. A product of ticks may be an ulp away from what a reader makes of the
     * same price: 7,211 times 0.0001 is less than 0.7211, and a low of 0.7211 touches it nevertheless.
     */
    public double touched(PositionSide side, double level) {
        return level + side.sign() * (size * ROUNDING_TOLERANCE);
    }

    /**
     * The price that must trade before an order resting at this one has filled for certain: a tick through it, for at the
     * price itself others may stand before it. Where the tick is unknown, the price itself.
     */
    public double through(OrderSide resting, double price) {
        return price - resting.sign() * (size * (1 - ROUNDING_TOLERANCE));
    }
}
