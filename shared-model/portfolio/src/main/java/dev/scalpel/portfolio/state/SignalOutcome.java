package dev.scalpel.portfolio.state;

import dev.scalpel.portfolio.filter.EntryNote;
import dev.scalpel.signals.Outcome;
import java.util.Optional;

/**
 * The outcome of a signal, or of a decision of a model or a rule, until it is written to the log.
 *
 * @param detail what explains it: the limit that forbids an entry and its figures; empty where the outcome says all
 * @param time epoch milliseconds
 * @param by what it is the outcome of, where the signal box alone does not say all of it
 */
public record SignalOutcome(
        String signal, String strategy, Outcome outcome, Optional<String> detail, long time, Optional<SignalRef> by) {

    /** One that the signal box says all of. */
    public SignalOutcome(String signal, String strategy, Outcome outcome, Optional<String> detail, long time) {
        this(signal, strategy, outcome, detail, time, Optional.empty());
    }

    /** One that explains itself. */
    public SignalOutcome(String signal, String strategy, Outcome outcome, long time) {
        this(signal, strategy, outcome, Optional.empty(), time);
    }

    /** With what was said of its entry. */
    public static SignalOutcome of(SignalRef by, String strategy, Outcome outcome, Optional<String> detail, long time) {
        return new SignalOutcome(
                by.id(),
                strategy,
                outcome,
                EntryNote.words(detail, by.note()),
                time,
                Optional.of(by).filter(ref -> ref.note().isPresent()));
    }
}
