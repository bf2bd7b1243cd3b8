package dev.scalpel.portfolio.round;

import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.filter.EntryNote;
import dev.scalpel.portfolio.state.SignalRef;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.HandledMark;
import dev.scalpel.strategy.Origin;
import dev.scalpel.trading.EntryBasis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a strategy's own model or rule wants it to hold after a closed bar. It is executed at once, whatever the portfolio's time
 * frame.
 *
 * @param size of the position, as a part of what the strategy's share allows, in (0, 1]; 1 for none
 * @param basis why, with the distances of its stop and target; absent for none
 * @param bar the open time of the decision bar, epoch milliseconds
 * @param close of the decision bar
 */
public record ModelTarget(
        String strategy, TargetState target, BigDecimal size, Optional<EntryBasis> basis, long bar, BigDecimal close) {

    private static final int RADIX = 36;

    public ModelTarget {
        if (size.signum() <= 0 || size.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("size must lie in (0, 1]: " + size);
        }
        if (!basis.map(EntryBasis::side).equals(target.side())) {
            throw new IllegalArgumentException("the basis of " + target + " must be of that side: " + basis);
        }
        basis.filter(given -> given.origin() == Origin.SIGNAL).ifPresent(given -> {
            throw new IllegalArgumentException("a signal is no model and no rule: " + given);
        });
    }

    /** Nothing is to be held. */
    public static ModelTarget flat(String strategy, long bar, BigDecimal close) {
        return new ModelTarget(strategy, TargetState.FLAT, BigDecimal.ONE, Optional.empty(), bar, close);
    }

    /** The decision as a signal: the same for the same bar. */
    SignalRef ref() {
        String id = strategy + "-" + target.name().toLowerCase(Locale.ROOT) + "-"
                + Long.toString(Math.floorDiv(bar, Minutes.MILLIS), RADIX);
        return new SignalRef(id, Optional.of(close), closedAt(), closedAt(), Optional.of(EntryNote.decided(target)));
    }

    HandledMark mark() {
        Instant closed = Instant.ofEpochMilli(closedAt());
        return new HandledMark(closed, closed, ref().id());
    }

    private long closedAt() {
        return Minutes.plus(bar, 1);
    }
}
