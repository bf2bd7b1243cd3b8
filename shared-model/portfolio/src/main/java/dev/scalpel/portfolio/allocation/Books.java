package dev.scalpel.portfolio.allocation;

import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a portfolio's account consists of by our own fills: cash, and each strategy's holding at cost.
 *
 * <p>A short position sets its cost aside as a long one does, so that the value at cost of a margin account is its balance:
 * what is realised, and nothing else.
 *
 * @param cash in the quote asset, that no holding uses; fees and losses may take it below 0
 * @param holdings by strategy; a strategy that holds nothing has none
 */
public record Books(BigDecimal cash, SortedMap<String, Holding> holdings) {

    public Books {
        holdings = Collections.unmodifiableSortedMap(new TreeMap<>(holdings));
    }

    /** Books of an account that holds nothing but cash. */
    public static Books ofCash(BigDecimal cash) {
        return new Books(cash, new TreeMap<>());
    }

    public Optional<Holding> holding(String strategy) {
        return Optional.ofNullable(holdings.get(strategy));
    }

    /** Cash and what was paid for the holdings: the account before any unrealised gain. */
    public BigDecimal valueAtCost() {
        return holdings.values().stream().map(Holding::cost).reduce(cash, BigDecimal::add);
    }

    /** After an execution that opened or enlarged the strategy's position. */
    public Books opened(String strategy, PositionSide side, Execution execution) {
        return with(strategy, Booking.opening(strategy, holding(strategy), side, execution));
    }

    /** After an execution that closed all or a part of the strategy's position. */
    public Books closed(String strategy, Execution execution) {
        return with(strategy, Booking.closing(strategy, holding(strategy), execution));
    }

    /** Without what the strategy holds: a remainder that cannot be sold, or what is missing at the venue. */
    public Books without(String strategy) {
        return with(strategy, new Booking(Optional.empty(), BigDecimal.ZERO));
    }

    /** With a part of the strategy's holding gone, and its part of the cost with it; nothing is received for it. */
    public Books lost(String strategy, BigDecimal quantity) {
        Holding held = holdings.get(strategy);
        if (held == null || quantity.signum() <= 0) {
            return this;
        }
        BigDecimal left = held.quantity().subtract(quantity).max(BigDecimal.ZERO);
        return with(strategy, new Booking(held.reducedTo(left), BigDecimal.ZERO));
    }

    /** After a deposit, or a withdrawal as a negative amount, of the quote asset. */
    public Books transferred(BigDecimal amount) {
        return new Books(cash.add(amount), holdings);
    }

    private Books with(String strategy, Booking booking) {
        SortedMap<String, Holding> changed = new TreeMap<>((Map<String, Holding>) holdings);
        booking.holding().ifPresentOrElse(held -> changed.put(strategy, held), () -> changed.remove(strategy));
        return new Books(cash.add(booking.cash()), changed);
    }
}
