package dev.scalpel.localexchange.margin.account;

import dev.scalpel.localexchange.orders.StateHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A netted position from an instant on: lots of one sign, the oldest first.
 *
 * @param time of the change, 0 before the first one
 */
public record PositionState(List<Lot> lots, long time) implements StateHistory.Timed {

    static final PositionState NONE = new PositionState(List.of(), 0);

    private static final int DECIMALS = 8;

    public PositionState {
        lots = List.copyOf(lots);
    }

    /** Below zero for a short position. */
    public BigDecimal quantity() {
        return lots.stream().map(Lot::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public boolean isOpen() {
        return !lots.isEmpty();
    }

    /** The sum of quantity times price, with the quantity's sign. */
    public BigDecimal cost() {
        return lots.stream().map(lot -> lot.quantity().multiply(lot.price())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The mean price of what is held; zero without a position. */
    public BigDecimal entryPrice() {
        return isOpen() ? cost().divide(quantity(), DECIMALS, RoundingMode.HALF_UP) : BigDecimal.ZERO;
    }
}
