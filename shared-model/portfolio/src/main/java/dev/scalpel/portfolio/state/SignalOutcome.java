package dev.scalpel.portfolio.state;

import dev.scalpel.signals.Outcome;
import java.util.Optional;

/**
 * The outcome of a signal, until it is written to the log.
 *
 * @param detail what explains it: the limit that forbids an entry and its figures; empty where the outcome says all
 * @param time epoch milliseconds
 */
public record SignalOutcome(String signal, String strategy, Outcome outcome, Optional<String> detail, long time) {

    /** One that explains itself. */
    public SignalOutcome(String signal, String strategy, Outcome outcome, long time) {
        this(signal, strategy, outcome, Optional.empty(), time);
    }
}
