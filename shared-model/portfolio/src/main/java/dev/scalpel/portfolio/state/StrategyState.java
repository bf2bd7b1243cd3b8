package dev.scalpel.portfolio.state;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.HandledMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a strategy is to hold, and how far that is done.
 *
 * @param pending id of the signal whose outcome is open; empty when the target state has been reached or given up
 * @param mark the newest handled signal
 * @param work orders under way
 * @param trades those that are closed and not in the ledger yet, and at the end the open one
 */
public record StrategyState(
        TargetState target,
        Optional<String> pending,
        Optional<HandledMark> mark,
        Optional<Work> work,
        OrderNumber lastOrder,
        List<StrategyTrade> trades) {

    /** Before its first signal. */
    public static final StrategyState INITIAL = new StrategyState(
            TargetState.FLAT, Optional.empty(), Optional.empty(), Optional.empty(), OrderNumber.NONE, List.of());

    public StrategyState {
        trades = List.copyOf(trades);
    }

    /** A signal sets the target; work that was under way for the former target has ended. */
    public StrategyState wanting(Signal signal) {
        return new StrategyState(
                signal.target(),
                Optional.of(signal.id()),
                Optional.of(HandledMark.of(signal)),
                Optional.empty(),
                lastOrder,
                trades);
    }

    /** A signal is handled without a new target. */
    public StrategyState handled(Signal signal) {
        boolean later = mark.isEmpty() || mark.get().isBefore(signal);
        return new StrategyState(
                target, pending, later ? Optional.of(HandledMark.of(signal)) : mark, work, lastOrder, trades);
    }

    /** The pending signal has its outcome. */
    public StrategyState settled() {
        return new StrategyState(target, Optional.empty(), mark, Optional.empty(), lastOrder, trades);
    }

    public StrategyState withWork(Optional<Work> other) {
        return new StrategyState(target, pending, mark, other, lastOrder, trades);
    }

    /** The trade of the position that is held. */
    public Optional<StrategyTrade> openTrade() {
        return trades.stream().filter(StrategyTrade::isOpen).findFirst();
    }

    public StrategyState withOpened(StrategyTrade trade) {
        List<StrategyTrade> more = new ArrayList<>(trades);
        more.add(trade);
        return withTrades(more);
    }

    /** Changes the open trade; unchanged if none is open. */
    public StrategyState withOpenTrade(UnaryOperator<StrategyTrade> change) {
        return withTrades(trades.stream()
                .map(each -> each.isOpen() ? change.apply(each) : each)
                .toList());
    }

    public StrategyState withTrades(List<StrategyTrade> others) {
        return new StrategyState(target, pending, mark, work, lastOrder, others);
    }

    public StrategyState withOrder(OrderNumber number) {
        return new StrategyState(target, pending, mark, work, number, trades);
    }
}
