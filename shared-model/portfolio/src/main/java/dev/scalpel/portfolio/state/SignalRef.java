package dev.scalpel.portfolio.state;

import dev.scalpel.signals.Signal;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The signal that a strategy follows, with what a report needs of it.
 *
 * @param price at which the sender saw it
 * @param time the sender's, epoch milliseconds
 * @param receivedAt epoch milliseconds
 */
public record SignalRef(String id, Optional<BigDecimal> price, long time, long receivedAt) {

    public SignalRef {
        Signal.requireId(id);
    }

    public static SignalRef of(Signal signal) {
        return new SignalRef(
                signal.id(),
                signal.price(),
                signal.time().toEpochMilli(),
                signal.receivedAt().toEpochMilli());
    }
}
