package dev.scalpel.localexchange.perpetual.account;

import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** A position of the account, its present state and those of the last minutes. */
public final class Position {

    private final Contract contract;
    private final HoldingSide side;
    private final long historyMillis;
    private final Deque<PositionState> states = new ArrayDeque<>();

    Position(Contract contract, HoldingSide side, long historyMillis) {
        this.contract = contract;
        this.side = side;
        this.historyMillis = historyMillis;
        states.add(PositionState.NONE);
    }

    public Contract contract() {
        return contract;
    }

    public HoldingSide side() {
        return side;
    }

    public PositionState now() {
        return states.getLast();
    }

    /** The state at an instant of the last minutes. */
    public PositionState asOf(long time) {
        for (Iterator<PositionState> newestFirst = states.descendingIterator(); newestFirst.hasNext(); ) {
            PositionState state = newestFirst.next();
            if (state.time() <= time) {
                return state;
            }
        }
        return states.getFirst();
    }

    public boolean isOpen() {
        return now().isOpen();
    }

    /** How much an order of this side could close. */
    public BigDecimal closableBy(OrderSide orderSide) {
        boolean opposite = now().isLong() == (orderSide == OrderSide.SELL);
        return isOpen() && opposite ? now().quantity().abs() : BigDecimal.ZERO;
    }

    public void change(BigDecimal quantity, BigDecimal cost, BigDecimal isolatedWallet, long time) {
        while (states.size() > 1 && states.peekFirst().time() < time - historyMillis) {
            PositionState first = states.removeFirst();
            if (states.getFirst().time() >= time - historyMillis) {
                // The state at the beginning of the kept span is still needed.
                states.addFirst(first);
                break;
            }
        }
        states.addLast(new PositionState(quantity, cost, isolatedWallet, time));
    }

    /** Adds to the margin of an isolated position, or takes from it. */
    public void addMargin(BigDecimal amount, long time) {
        PositionState state = now();
        change(state.quantity(), state.cost(), state.isolatedWallet().add(amount), time);
    }
}
