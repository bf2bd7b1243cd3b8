package dev.scalpel.localexchange.perpetual.engine;

import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.orders.Forced;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.perpetual.orders.FuturesFill;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderType;
import dev.scalpel.localexchange.perpetual.orders.FuturesTimeInForce;
import dev.scalpel.localexchange.perpetual.orders.OrderExtras;
import dev.scalpel.localexchange.perpetual.orders.TriggerTerms;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;

/** Orders of the venue's own that close positions: liquidations, auto-deleveraging and settlement. */
public final class ForcedOrders {

    private final FuturesAccount account;
    private final FuturesBook book;
    private final AccountValues values;
    private final Clearing clearing;

    ForcedOrders(FuturesAccount account, FuturesBook book, AccountValues values, Clearing clearing) {
        this.account = account;
        this.book = book;
        this.values = values;
        this.clearing = clearing;
    }

    /** Expires all open orders of a symbol. */
    void expireOrders(Contract contract, long now) {
        book.open(contract).forEach(order -> order.end(OrderStatus.EXPIRED, now));
        book.waiting(contract).forEach(order -> order.end(OrderStatus.EXPIRED, now));
    }

    /** Closes a share of a position against a bankrupt trader's: at this price, without a fee; all open orders expire. */
    public void deleverage(Position position, BigDecimal share, BigDecimal price, long now) {
        expireOrders(position.contract(), now);
        BigDecimal step = position.contract().step();
        BigDecimal size = position.now().quantity().abs();
        BigDecimal quantity = size.multiply(share)
                .divide(step, 0, RoundingMode.UP)
                .multiply(step)
                .min(size);
        close(position, Forced.DELEVERAGING, quantity, price, price, BigDecimal.ZERO, now);
    }

    /** Closes a position at the mark price, as the venue does when it delists a contract. */
    public void settle(Position position, long now) {
        expireOrders(position.contract(), now);
        BigDecimal mark = values.mark(position.contract());
        BigDecimal size = position.now().quantity().abs();
        BigDecimal rate = account.feeRate(false);
        close(position, Forced.SETTLEMENT, size, mark, mark, rate, now);
    }

    /** Closes a part of a position by an order of the venue. */
    FuturesFill close(
            Position position,
            Forced why,
            BigDecimal quantity,
            BigDecimal limit,
            BigDecimal price,
            BigDecimal feeRate,
            long now) {
        long id = book.nextOrderId();
        FuturesOrderRequest request = new FuturesOrderRequest(
                position.contract(),
                why.clientId(now, id),
                position.now().isLong() ? OrderSide.SELL : OrderSide.BUY,
                position.side(),
                FuturesOrderType.LIMIT,
                FuturesOrderType.LIMIT,
                FuturesTimeInForce.IOC,
                quantity,
                limit,
                false,
                OrderExtras.NONE,
                TriggerTerms.NONE);
        FuturesOrder order = new FuturesOrder(id, request, now);
        book.add(order);
        return clearing.settle(order, quantity, price, false, feeRate, now);
    }

    /** The position of a contract that is open, the larger one in hedge mode. */
    public Optional<Position> open(Contract contract) {
        return account.positions(contract).stream()
                .filter(Position::isOpen)
                .max(Comparator.comparing(position -> position.now().quantity().abs()));
    }
}
