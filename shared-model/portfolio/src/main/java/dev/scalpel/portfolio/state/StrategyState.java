package dev.scalpel.portfolio.state;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.HandledMark;
import dev.scalpel.trading.EntryBasis;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a strategy is to hold, and how far that is done.
 *
 * @param pending the signal whose outcome is open; empty when the target state has been reached or given up
 * @param size of its next position, as a part of what the strategy's share allows, in (0, 1]
 * @param basis of the model or rule that the target state comes from; empty for a signal
 * @param mark the newest handled signal
 * @param work orders under way
 * @param trade of what it holds
 * @param streak of its closed trades
 */
public record StrategyState(
        TargetState target,
        Optional<SignalRef> pending,
        BigDecimal size,
        Optional<EntryBasis> basis,
        Optional<HandledMark> mark,
        Optional<Work> work,
        OrderNumber lastOrder,
        Protection protection,
        Optional<OpenTrade> trade,
        LossStreak streak) {

    /** Before its first signal. */
    public static final StrategyState INITIAL = new StrategyState(
            TargetState.FLAT,
            Optional.empty(),
            BigDecimal.ONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OrderNumber.NONE,
            Protection.NONE,
            Optional.empty(),
            LossStreak.NONE);

    public StrategyState {
        if (size.signum() <= 0 || size.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("size must lie in (0, 1]: " + size);
        }
    }

    /** A signal sets the target; work that was under way for the former target has ended. */
    public StrategyState wanting(Signal signal) {
        return wanting(signal.target(), SignalRef.of(signal), HandledMark.of(signal), BigDecimal.ONE, Optional.empty());
    }

    /**
     * The same, by whatever sets the target.
     *
     * @param part of the share, in (0, 1]
     */
    public StrategyState wanting(
            TargetState wanted, SignalRef by, HandledMark handled, BigDecimal part, Optional<EntryBasis> because) {
        return new StrategyState(
                wanted,
                Optional.of(by),
                part,
                because,
                Optional.of(handled),
                Optional.empty(),
                lastOrder,
                protection,
                trade,
                streak);
    }

    /** A signal is handled without a new target. */
    public StrategyState handled(HandledMark signal) {
        boolean later = mark.isEmpty() || mark.get().isBefore(signal);
        Optional<HandledMark> newest = later ? Optional.of(signal) : mark;
        return new StrategyState(target, pending, size, basis, newest, work, lastOrder, protection, trade, streak);
    }

    /** The pending signal has its outcome. */
    public StrategyState settled() {
        return new StrategyState(
                target, Optional.empty(), size, basis, mark, Optional.empty(), lastOrder, protection, trade, streak);
    }

    /** It is to hold nothing, until its next signal. */
    public StrategyState flat() {
        return new StrategyState(
                TargetState.FLAT, pending, size, basis, mark, Optional.empty(), lastOrder, protection, trade, streak);
    }

    public StrategyState withWork(Optional<Work> other) {
        return new StrategyState(target, pending, size, basis, mark, other, lastOrder, protection, trade, streak);
    }

    public StrategyState withOrder(OrderNumber number) {
        return new StrategyState(target, pending, size, basis, mark, work, number, protection, trade, streak);
    }

    public StrategyState withProtection(UnaryOperator<Protection> change) {
        return new StrategyState(
                target, pending, size, basis, mark, work, lastOrder, change.apply(protection), trade, streak);
    }

    public StrategyState withTrade(Optional<OpenTrade> other) {
        return new StrategyState(target, pending, size, basis, mark, work, lastOrder, protection, other, streak);
    }

    /** Its trade has ended. */
    public StrategyState closed(ClosedTrade ended) {
        return new StrategyState(
                target,
                pending,
                size,
                basis,
                mark,
                work,
                lastOrder,
                Protection.NONE.equals(protection) ? protection : new Protection(0, 0, protection.cancelRequests()),
                Optional.empty(),
                streak.after(ended.profit(), ended.exit().time(), ended.reason()));
    }
}
