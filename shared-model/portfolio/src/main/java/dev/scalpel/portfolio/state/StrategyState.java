package dev.scalpel.portfolio.state;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.HandledMark;
import java.util.Optional;

/**
 * What a strategy is to hold, and how far that is done.
 *
 * @param pending id of the signal whose outcome is open; empty when the target state has been reached or given up
 * @param mark the newest handled signal
 * @param work orders under way
 */
public record StrategyState(
        TargetState target,
        Optional<String> pending,
        Optional<HandledMark> mark,
        Optional<Work> work,
        OrderNumber lastOrder) {

    /** Before its first signal. */
    public static final StrategyState INITIAL =
            new StrategyState(TargetState.FLAT, Optional.empty(), Optional.empty(), Optional.empty(), OrderNumber.NONE);

    /** A signal sets the target; work that was under way for the former target has ended. */
    public StrategyState wanting(Signal signal) {
        return new StrategyState(
                signal.target(),
                Optional.of(signal.id()),
                Optional.of(HandledMark.of(signal)),
                Optional.empty(),
                lastOrder);
    }

    /** A signal is handled without a new target. */
    public StrategyState handled(Signal signal) {
        boolean later = mark.isEmpty() || mark.get().isBefore(signal);
        return new StrategyState(target, pending, later ? Optional.of(HandledMark.of(signal)) : mark, work, lastOrder);
    }

    /** The pending signal has its outcome. */
    public StrategyState settled() {
        return new StrategyState(target, Optional.empty(), mark, Optional.empty(), lastOrder);
    }

    public StrategyState withWork(Optional<Work> other) {
        return new StrategyState(target, pending, mark, other, lastOrder);
    }

    public StrategyState withOrder(OrderNumber number) {
        return new StrategyState(target, pending, mark, work, number);
    }
}
