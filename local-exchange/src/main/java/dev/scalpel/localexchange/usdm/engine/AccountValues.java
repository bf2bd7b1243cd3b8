package dev.scalpel.localexchange.usdm.engine;

import dev.scalpel.localexchange.usdm.account.FuturesAccount;
import dev.scalpel.localexchange.usdm.account.MarginRules;
import dev.scalpel.localexchange.usdm.account.Position;
import dev.scalpel.localexchange.usdm.account.PositionState;
import dev.scalpel.localexchange.usdm.contract.Contract;
import dev.scalpel.localexchange.usdm.contract.MarkPrices;
import dev.scalpel.localexchange.usdm.orders.FuturesBook;
import dev.scalpel.localexchange.usdm.orders.FuturesOrder;
import dev.scalpel.localexchange.usdm.orders.FuturesOrderRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the account is worth at the present mark prices: margins, profits, and what is available. */
public final class AccountValues {

    /** The highest price, as a multiple of the present one, at which a liquidation price is looked for. */
    private static final BigDecimal FAR = BigDecimal.valueOf(100);

    private static final BigDecimal UNIT = new BigDecimal("0.00000001");

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

    /** The balance that crossed positions and new orders can use: without what isolated positions hold. */
    public BigDecimal crossWallet(String asset) {
        return positions(asset).stream()
                .map(position -> state(position).isolatedWallet())
                .reduce(walletBalance(asset), BigDecimal::subtract);
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
        Stream<FuturesOrderRequest> open = book.open(position.contract()).stream()
                .map(AccountValues::rest)
                .filter(order -> order.holdingSide() == position.side());
        return Stream.concat(open, extra.stream())
                .filter(order -> order.buys() == buys && !order.onlyReduces())
                .map(order -> order.price().multiply(order.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether it is open or has open orders. */
    public boolean isInUse(Position position) {
        return state(position).isOpen()
                || book.open(position.contract()).stream()
                        .anyMatch(order -> order.request().holdingSide() == position.side());
    }

    private static FuturesOrderRequest rest(FuturesOrder order) {
        return order.request().changed(order.remaining(), order.price());
    }

    /**
     * The margin that open orders hold: what the larger of the position with all purchases and the position with all sales
     * needs beyond the position itself.
     */
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
                : crossLevel(position.contract(), !state(position).isLong());
    }

    /** Whether the crossed positions of an asset have a margin ratio of 100 % or more. */
    boolean isCrossDeficient(String asset) {
        return !crossed(asset).isEmpty()
                && crossExcess(asset, position -> mark(position.contract())).signum() <= 0;
    }

    /** The nearest mark price of a contract, below or above the present one, at which crossed margin is deficient. */
    Optional<BigDecimal> crossLevel(Contract contract, boolean up) {
        BigDecimal safe = mark(contract);
        BigDecimal deficient = up ? safe.multiply(FAR) : UNIT;
        if (isSafe(contract, deficient)) {
            return Optional.empty();
        }
        if (!isSafe(contract, safe)) {
            return Optional.of(safe);
        }
        // The excess is concave in the price, so the safe prices are one interval: it can be halved.
        while (deficient.subtract(safe).abs().compareTo(UNIT) > 0) {
            BigDecimal middle = safe.add(deficient).divide(BigDecimal.valueOf(2), UNIT.scale(), RoundingMode.HALF_EVEN);
            if (isSafe(contract, middle)) {
                safe = middle;
            } else {
                deficient = middle;
            }
        }
        return Optional.of(deficient);
    }

    private boolean isSafe(Contract contract, BigDecimal mark) {
        return crossExcess(
                                contract.asset(),
                                position -> position.contract() == contract ? mark : mark(position.contract()))
                        .signum()
                > 0;
    }

    private BigDecimal crossExcess(String asset, Function<Position, BigDecimal> marks) {
        BigDecimal excess = crossWallet(asset);
        for (Position position : crossed(asset)) {
            BigDecimal mark = marks.apply(position);
            excess = excess.add(state(position).unrealised(mark))
                    .subtract(position.contract()
                            .brackets()
                            .maintenance(state(position).notional(mark).abs()));
        }
        return excess;
    }

    /** The sum of a value over those positions of an asset. */
    public BigDecimal sum(String asset, Predicate<Position> which, Function<Position, BigDecimal> value) {
        return positions(asset).stream().filter(which).map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
