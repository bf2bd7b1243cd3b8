package dev.scalpel.localexchange.margin.account;

import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.orders.RecentStates;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/** The one position in an instrument: opposing fills close its lots, the oldest first, before they open any. */
public final class NettedPosition {

    private final MarginMarket market;
    private final RecentStates<PositionState> states;
    private BigDecimal realised = BigDecimal.ZERO;

    NettedPosition(MarginMarket market, long historyMillis) {
        this.market = market;
        states = new RecentStates<>(PositionState.NONE, historyMillis);
    }

    public MarginMarket market() {
        return market;
    }

    public PositionState now() {
        return states.present();
    }

    public PositionState asOf(long time) {
        return states.asOf(time);
    }

    public boolean isOpen() {
        return now().isOpen();
    }

    /** All profits and losses so far, in the account's currency. */
    public BigDecimal realised() {
        return realised;
    }

    /** How much an order of this side could close. */
    public BigDecimal closableBy(OrderSide side) {
        BigDecimal quantity = now().quantity();
        boolean opposite = quantity.signum() == (side == OrderSide.SELL ? 1 : -1);
        return opposite ? quantity.abs() : BigDecimal.ZERO;
    }

    /** How much is left of a lot; zero when it is closed. */
    public BigDecimal left(long lot) {
        return now().lots().stream()
                .filter(each -> each.id() == lot)
                .map(each -> each.quantity().abs())
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /**
     * Closes lots by a fill of this signed quantity.
     *
     * @param firstLot closed before all others, where it is still open; 0 for none
     * @param profit of a part of a lot, in the account's currency
     * @return what was closed
     */
    public List<ClosedLot> close(
            BigDecimal quantity, long firstLot, BiFunction<Lot, BigDecimal, BigDecimal> profit, long time) {
        List<Lot> kept = new ArrayList<>();
        List<ClosedLot> closed = new ArrayList<>();
        BigDecimal left = quantity.negate();
        for (Lot lot : inOrder(firstLot)) {
            boolean opposite = lot.quantity().signum() == left.signum();
            BigDecimal part = opposite ? lesser(lot.quantity(), left) : BigDecimal.ZERO;
            if (part.signum() != 0) {
                closed.add(new ClosedLot(lot, part, profit.apply(lot, part)));
            }
            if (part.compareTo(lot.quantity()) != 0) {
                kept.add(lot.without(part));
            }
            left = left.subtract(part);
        }
        kept.sort(Comparator.comparingLong(Lot::id));
        closed.forEach(each -> realised = realised.add(each.profit()));
        states.add(new PositionState(kept, time));
        return closed;
    }

    public void open(Lot lot) {
        List<Lot> lots = new ArrayList<>(now().lots());
        lots.add(lot);
        states.add(new PositionState(lots, lot.time()));
    }

    private List<Lot> inOrder(long firstLot) {
        List<Lot> lots = new ArrayList<>(now().lots());
        lots.sort(Comparator.<Lot>comparingInt(lot -> lot.id() == firstLot ? 0 : 1)
                .thenComparingLong(Lot::id));
        return lots;
    }

    private static BigDecimal lesser(BigDecimal one, BigDecimal other) {
        return one.abs().compareTo(other.abs()) <= 0 ? one : other;
    }
}
