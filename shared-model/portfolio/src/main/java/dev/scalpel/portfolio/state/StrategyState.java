package dev.scalpel.portfolio.state;

import dev.scalpel.portfolio.allocation.SizedOrder.Purpose;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.HandledMark;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.margin.PaymentState;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What a strategy is to hold, and how far that is done.
 *
 * @param pending the signal whose outcome is open; empty when the target state has been reached or given up
 * @param size of its next position, as a part of what the strategy's share allows, in (0, 1]
 * @param basis of the model or rule that the target state comes from; empty for a signal
 * @param signalStop distance of the stop that the signal asked for, as a share of the entry price; empty if it asked for none
 * @param mark the newest handled signal
 * @param work orders under way
 * @param trade of what it holds
 * @param streak of its closed trades
 * @param payments of the venue for its positions besides their fills that are booked, and what of them no trade has yet
 * @param refusedCloses how often in a row the venue has taken none of its closing orders
 */
public record StrategyState(
        TargetState target,
        Optional<SignalRef> pending,
        BigDecimal size,
        Optional<EntryBasis> basis,
        Optional<BigDecimal> signalStop,
        Optional<HandledMark> mark,
        Optional<Work> work,
        OrderNumber lastOrder,
        Protection protection,
        Optional<OpenTrade> trade,
        LossStreak streak,
        PaymentState payments,
        CloseRefusals refusedCloses) {

    /** Before its first signal. */
    public static final StrategyState INITIAL = new StrategyState(
            TargetState.FLAT,
            Optional.empty(),
            BigDecimal.ONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OrderNumber.NONE,
            Protection.NONE,
            Optional.empty(),
            LossStreak.NONE,
            PaymentState.NONE,
            CloseRefusals.NONE);

    public StrategyState {
        if (size.signum() <= 0 || size.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("size must lie in (0, 1]: " + size);
        }
    }

    /**
     * The signal that an entry on this side is for; empty if another one has taken its place since. That one may want the same side: the
     * orders that it caused are work under way, and before there are any it caused none.
     */
    public Optional<SignalRef> pendingEntry(PositionSide side) {
        boolean opening = work.filter(begun -> begun.purpose() == Purpose.OPEN).isPresent();
        return pending.filter(signal -> opening && target.side().equals(Optional.of(side)));
    }

    /** A signal sets the target; work that was under way for the former target has ended. */
    public StrategyState wanting(Signal signal) {
        return wanting(signal, SignalRef.of(signal), BigDecimal.ONE);
    }

    /**
     * The same with what was said of its entry.
     *
     * @param part of the strategy's size, in (0, 1]
     */
    public StrategyState wanting(Signal signal, SignalRef by, BigDecimal part) {
        return wanting(signal.target(), by, HandledMark.of(signal), part, Optional.empty())
                .with(state -> state.signalStop = signal.stopDistance());
    }

    /**
     * A model or a rule sets the target.
     *
     * @param part of the share, in (0, 1]
     */
    public StrategyState wanting(
            TargetState wanted, SignalRef by, HandledMark handled, BigDecimal part, Optional<EntryBasis> because) {
        return with(state -> {
            state.target = wanted;
            state.pending = Optional.of(by);
            state.size = part;
            state.basis = because;
            state.signalStop = Optional.empty();
            state.mark = Optional.of(handled);
            state.work = Optional.empty();
            state.refusedCloses = CloseRefusals.NONE;
        });
    }

    /** A signal is handled without a new target. */
    public StrategyState handled(HandledMark signal) {
        boolean later = mark.isEmpty() || mark.get().isBefore(signal);
        return later ? with(state -> state.mark = Optional.of(signal)) : this;
    }

    /** The pending signal has its outcome. */
    public StrategyState settled() {
        return with(state -> {
            state.pending = Optional.empty();
            state.work = Optional.empty();
        });
    }

    /** It is to hold nothing, until its next signal. */
    public StrategyState flat() {
        return with(state -> {
            state.target = TargetState.FLAT;
            state.work = Optional.empty();
        });
    }

    public StrategyState withWork(Optional<Work> other) {
        return with(state -> state.work = other);
    }

    public StrategyState withOrder(OrderNumber number) {
        return with(state -> state.lastOrder = number);
    }

    public StrategyState withProtection(UnaryOperator<Protection> change) {
        return with(state -> state.protection = change.apply(protection));
    }

    public StrategyState withTrade(Optional<OpenTrade> other) {
        return with(state -> state.trade = other);
    }

    /** Its trade has ended. */
    public StrategyState closed(ClosedTrade ended) {
        return with(state -> {
            state.protection =
                    Protection.NONE.equals(protection) ? protection : new Protection(0, 0, protection.cancelRequests());
            state.trade = Optional.empty();
            state.streak = streak.after(ended.profit(), ended.exit().time(), ended.reason());
            state.payments =
                    payments.afterTrade(ended.entry().orderedAt(), ended.exit().time());
            state.refusedCloses = CloseRefusals.NONE;
        });
    }

    public StrategyState withPayments(PaymentState other) {
        return with(state -> state.payments = other);
    }

    public StrategyState withRefusedCloses(CloseRefusals other) {
        return with(state -> state.refusedCloses = other);
    }

    private StrategyState with(Consumer<StrategyStateCopy> change) {
        StrategyStateCopy copy = new StrategyStateCopy(this);
        change.accept(copy);
        return copy.state();
    }
}
