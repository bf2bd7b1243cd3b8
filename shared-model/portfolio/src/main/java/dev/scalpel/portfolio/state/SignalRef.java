package dev.scalpel.portfolio.state;

import dev.scalpel.portfolio.filter.EntryNote;
import dev.scalpel.signals.Signal;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The signal that a strategy follows, with what a report needs of it.
 *
 * @param price at which the sender saw it
 * @param time the sender's, epoch milliseconds
 * @param receivedAt epoch milliseconds
 * @param note what was said of its entry; of a decision of a model or a rule, what it decided
 */
public record SignalRef(String id, Optional<BigDecimal> price, long time, long receivedAt, Optional<EntryNote> note) {

    public SignalRef {
        Signal.requireId(id);
    }

    /** Nothing was said of its entry. */
    public SignalRef(String id, Optional<BigDecimal> price, long time, long receivedAt) {
        this(id, price, time, receivedAt, Optional.empty());
    }

    public SignalRef noted(Optional<EntryNote> words) {
        return new SignalRef(id, price, time, receivedAt, words);
    }

    public static SignalRef of(Signal signal) {
        return new SignalRef(
                signal.id(),
                signal.price(),
                signal.time().toEpochMilli(),
                signal.receivedAt().toEpochMilli());
    }
}
