package dev.scalpel.signals.message;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a message of either form says.
 *
 * @param target in a portfolio that takes long and short positions
 * @param stop where the stop of the position is to rest
 * @param comment of the alert; empty for none
 */
record Wanted(
        Optional<String> ticker,
        TargetState target,
        Instant time,
        Optional<BigDecimal> price,
        Optional<BigDecimal> stop,
        String comment,
        Optional<TargetState> previous,
        Optional<Instant> bar,
        String source) {

    /**
     * Where the stop of a position is to rest. What closes needs none: senders repeat the field in every message.
     *
     * @throws SignalRefusedException if it could not protect the position
     */
    Optional<BigDecimal> stopOf(TargetState held) {
        Optional<BigDecimal> wanted = stop.filter(level -> held != TargetState.FLAT);
        Signal.stopProblem(held, price, wanted).ifPresent(problem -> {
            throw new SignalRefusedException(
                    SignalRefusedException.Kind.UNACCEPTABLE,
                    MessageFields.STOP + ": " + problem + "; send it with order_price, or leave it out");
        });
        return wanted;
    }
}
