package dev.scalpel.trading;

/**
 * Where stops and targets come to rest: on the venue's ticks, as orders do. In doubles, for a label matrix places
 * millions of them; what is nearer to a tick than a millionth of one lies on it.
 *
 * @param size of a tick; 0 where nothing is known of the venue's
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

    /** The tick at the level of an exit, or the next one on that side of it which is better for the exit's order. */
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
}
