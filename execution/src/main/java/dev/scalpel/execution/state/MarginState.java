package dev.scalpel.execution.state;

import dev.scalpel.venue.trading.margin.PaymentState;
import java.util.Optional;

/**
 * What execution remembers of an instrument that is traded on margin; of another one it stays {@link #NONE}.
 *
 * @param leverage that was set and read back before the last entry; empty before the first
 * @param obstacle why the account does not trade the instrument as the settings say, for the operator; empty when it does
 * @param payments what its positions were paid or have paid besides their fills
 */
public record MarginState(Optional<Integer> leverage, Optional<String> obstacle, PaymentState payments) {

    public static final MarginState NONE = new MarginState(Optional.empty(), Optional.empty(), PaymentState.NONE);

    /** The venue has confirmed netted positions, isolated margin and this leverage. */
    public MarginState confirmed(int known) {
        return new MarginState(Optional.of(known), Optional.empty(), payments);
    }

    /** The venue has not: no entry is made. */
    public MarginState obstructed(String reason) {
        return new MarginState(Optional.empty(), Optional.of(reason), payments);
    }

    public MarginState withPayments(PaymentState now) {
        return new MarginState(leverage, obstacle, now);
    }
}
