package dev.scalpel.localexchange.perpetual.account;

import dev.scalpel.localexchange.orders.RecentStates;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;

/** A position of the account, its present state and those of the last minutes. */
public final class Position {

    private final Contract contract;
    private final HoldingSide side;
    private final RecentStates<PositionState> states;

    Position(Contract contract, HoldingSide side, long historyMillis) {
        this.contract = contract;
        this.side = side;
        states = new RecentStates<>(PositionState.NONE, historyMillis);
    }

    public Contract contract() {
        return contract;
    }

    public HoldingSide side() {
        return side;
    }

    public PositionState now() {
        return states.present();
    }

    /** The state at an instant of the last minutes. */
    public PositionState asOf(long time) {
        return states.asOf(time);
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
        states.add(new PositionState(quantity, cost, isolatedWallet, time));
    }

    /** Adds to the margin of an isolated position, or takes from it. */
    public void addMargin(BigDecimal amount, long time) {
        PositionState state = now();
        change(state.quantity(), state.cost(), state.isolatedWallet().add(amount), time);
    }
}
