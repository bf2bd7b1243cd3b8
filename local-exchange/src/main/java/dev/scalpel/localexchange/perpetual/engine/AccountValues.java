package dev.scalpel.localexchange.perpetual.engine;

import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.MarginRules;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.account.PositionState;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.MarkPrices;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the account is worth at the present mark prices: margins, profits, and what is available. */
public final class AccountValues {

    private final FuturesAccount account;
    private final FuturesBook book;
    private final MarkPrices prices;
    private final long time;

    AccountValues(FuturesAccount account, FuturesBook book, MarkPrices prices) {
        this(account, book, prices, Long.MAX_VALUE);
    }

    private AccountValues(FuturesAccount account, FuturesBook book, MarkPrices prices, long time) {
        this.account = account;
        this.book = book;
        this.prices = prices;
        this.time = time;
    }

    /** The wallet and the positions of an earlier instant, at the present prices and with the present orders. */
    public AccountValues asOf(long instant) {
        return new AccountValues(account, book, prices, instant);
    }

    public PositionState state(Position position) {
        return position.asOf(time);
    }

    public BigDecimal walletBalance(String asset) {
        return account.wallet().balance(asset, time);
    }

    /** The balance that crossed positions and new orders can use: without what isolated positions and other markets hold. */
    public BigDecimal crossWallet(String asset) {
        return positions(asset).stream()
                .map(position -> state(position).isolatedWallet())
                .reduce(walletBalance(asset).subtract(account.wallet().heldElsewhere(asset)), BigDecimal::subtract);
    }

    public BigDecimal mark(Contract contract) {
        return prices.mark(contract);
    }

    public BigDecimal notional(Position position) {
        return state(position).notional(mark(position.contract()));
    }

    public BigDecimal unrealised(Position position) {
        return state(position).unrealised(mark(position.contract()));
    }

    public BigDecimal initialMargin(Position position) {
        return MarginRules.initialMargin(
                notional(position), account.settings(position.contract()).leverage());
    }

    /** What is set aside for a position. */
    public BigDecimal margin(Position position) {
        return isIsolated(position) ? state(position).isolatedWallet() : initialMargin(position);
    }

    public BigDecimal maintenance(Position position) {
        return position.contract().brackets().maintenance(notional(position).abs());
    }

    /** The positions of an asset, in the present position mode. */
    public List<Position> positions(String asset) {
        return account.positions().stream()
                .filter(position -> position.contract().asset().equals(asset))
                .toList();
    }

    public List<Position> crossed(String asset) {
        return positions(asset).stream()
                .filter(position -> state(position).isOpen() && !isIsolated(position))
                .toList();
    }

    public boolean isIsolated(Position position) {
        return account.settings(position.contract()).isIsolated();
    }

    /** The value of the open orders of one side that could open; the extra one included. */
    public BigDecimal opening(Position position, boolean buys, Optional<FuturesOrderRequest> extra) {
        return OpeningOrders.value(book, position, buys, extra);
    }

    /** Whether it is open or has open orders. */
    public boolean isInUse(Position position) {
        return state(position).isOpen()
                || book.open(position.contract()).stream()
                        .anyMatch(order -> order.request().holdingSide() == position.side());
    }

    /** What open orders hold: the margin of the larger of position plus purchases and position less sales, beyond the position's. */
    public BigDecimal openOrderMargin(Position position, Optional<FuturesOrderRequest> extra) {
        BigDecimal present = notional(position);
        BigDecimal withBuys = present.add(opening(position, true, extra)).abs();
        BigDecimal withSells = present.subtract(opening(position, false, extra)).abs();
        BigDecimal beyond = withBuys.max(withSells).subtract(present.abs()).max(BigDecimal.ZERO);
        return MarginRules.initialMargin(
                beyond, account.settings(position.contract()).leverage());
    }

    public BigDecimal openOrderMargin(Position position) {
        return openOrderMargin(position, Optional.empty());
    }

    /** What new orders can use: the cross wallet, its profits and losses, less all margin that it already backs. */
    public BigDecimal available(String asset) {
        BigDecimal available = crossWallet(asset);
        for (Position position : positions(asset)) {
            available = available.subtract(openOrderMargin(position));
            if (!isIsolated(position)) {
                available = available.add(unrealised(position)).subtract(initialMargin(position));
            }
        }
        return available.max(BigDecimal.ZERO);
    }

    /** The mark price at which the position is liquidated; empty when none above zero does. */
    public Optional<BigDecimal> liquidationPrice(Position position) {
        if (!state(position).isOpen()) {
            return Optional.empty();
        }
        return isIsolated(position)
                ? MarginRules.liquidationPrice(
                        state(position),
                        state(position).isolatedWallet(),
                        position.contract().brackets())
                : new CrossMargin(this)
                        .level(position.contract(), !state(position).isLong());
    }

    /** The sum of a value over those positions of an asset. */
    public BigDecimal sum(String asset, Predicate<Position> which, Function<Position, BigDecimal> value) {
        return positions(asset).stream().filter(which).map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
