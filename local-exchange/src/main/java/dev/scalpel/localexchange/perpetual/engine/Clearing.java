package dev.scalpel.localexchange.perpetual.engine;

import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.IncomeType;
import dev.scalpel.localexchange.perpetual.account.MarginRules;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.account.PositionState;
import dev.scalpel.localexchange.perpetual.account.SymbolSettings;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.orders.FuturesFill;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Settles fills: changes the position, books profit and fee, moves isolated margin, records the fill. */
public final class Clearing {

    private static final int DECIMALS = 8;

    private final FuturesAccount account;
    private final AccountValues values;
    private final List<FuturesFill> fills = new ArrayList<>();

    Clearing(FuturesAccount account, AccountValues values) {
        this.account = account;
        this.values = values;
    }

    public List<FuturesFill> fills() {
        return List.copyOf(fills);
    }

    /** Settles a part of an order at this price, with this share of the value as fee. */
    FuturesFill settle(
            FuturesOrder order, BigDecimal quantity, BigDecimal price, boolean maker, BigDecimal feeRate, long now) {
        Contract contract = order.contract();
        Position position = account.position(contract, order.request().holdingSide());
        BigDecimal fee = price.multiply(quantity).multiply(feeRate).setScale(DECIMALS, RoundingMode.HALF_UP);
        BigDecimal realised = move(position, order.request().buys() ? quantity : quantity.negate(), price, now);
        FuturesFill fill = new FuturesFill(
                fills.size() + 1L,
                order.id(),
                order.request().clientId(),
                contract.name(),
                order.request().side(),
                order.request().holdingSide(),
                price,
                quantity,
                fee,
                contract.asset(),
                realised,
                maker,
                now);
        fills.add(fill);
        order.add(fill);
        String trade = Long.toString(fill.id());
        account.wallet().book(IncomeType.REALIZED_PNL, contract.name(), contract.asset(), realised, trade, now);
        account.wallet().book(IncomeType.COMMISSION, contract.name(), contract.asset(), fee.negate(), trade, now);
        coverCrossWallet(position, now);
        return fill;
    }

    /**
     * Changes the position by a signed quantity and returns the profit of what it closed.
     *
     * <p>What is closed takes its share of the cost and of the isolated margin with it; what is opened brings its initial
     * margin. Shares that do not divide are rounded, and the rest stays with the rest of the position: nothing is lost.
     */
    private BigDecimal move(Position position, BigDecimal quantity, BigDecimal price, long now) {
        PositionState before = position.now();
        boolean opposite = before.isOpen() && before.quantity().signum() != quantity.signum();
        BigDecimal closed = opposite
                ? quantity.abs().min(before.quantity().abs()).multiply(BigDecimal.valueOf(quantity.signum()))
                : BigDecimal.ZERO;
        BigDecimal opened = quantity.subtract(closed);
        BigDecimal closedCost = share(before.cost(), closed, before, RoundingMode.HALF_UP);
        BigDecimal released = share(before.isolatedWallet(), closed, before, RoundingMode.DOWN);
        BigDecimal realised = closed.multiply(price).add(closedCost).negate();
        SymbolSettings settings = account.settings(position.contract());
        BigDecimal brought = settings.isIsolated()
                ? MarginRules.initialMargin(opened.multiply(price), settings.leverage())
                : BigDecimal.ZERO;
        position.change(
                before.quantity().add(quantity),
                before.cost().subtract(closedCost).add(opened.multiply(price)),
                before.isolatedWallet().subtract(released).add(brought),
                now);
        return realised;
    }

    private static BigDecimal share(BigDecimal whole, BigDecimal closed, PositionState before, RoundingMode rounding) {
        if (closed.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal size = before.quantity().abs();
        return closed.abs().compareTo(size) == 0
                ? whole
                : whole.multiply(closed.abs()).divide(size, DECIMALS, rounding);
    }

    /** A fee that the rest of the wallet cannot pay comes from the position's own margin. */
    private void coverCrossWallet(Position position, long now) {
        BigDecimal missing = values.crossWallet(position.contract().asset()).negate();
        BigDecimal own = position.now().isolatedWallet();
        if (missing.signum() > 0 && own.signum() > 0) {
            position.addMargin(missing.min(own).negate(), now);
        }
    }
}
