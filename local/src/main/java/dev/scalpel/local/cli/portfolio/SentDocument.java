package dev.scalpel.local.cli.portfolio;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.message.MessageReader.Received;
import java.time.Instant;
import java.util.List;

/**
 * The answer to a sent signal.
 *
 * @param executes when it counts at the earliest: {@code now} or a time
 * @param duplicate whether the same signal was there before: then nothing has changed
 * @param ignored fields of the message that mean nothing
 */
record SentDocument(
        String signal,
        String portfolio,
        String strategy,
        String targetState,
        String kind,
        String executes,
        boolean duplicate,
        List<String> ignored) {

    static SentDocument of(Received received, boolean duplicate, Instant now) {
        Signal signal = received.signal();
        return new SentDocument(
                signal.id(),
                signal.portfolio(),
                signal.strategy(),
                signal.target().name(),
                signal.kind().name(),
                received.due().isAfter(now) ? received.due().toString() : "now",
                duplicate,
                received.ignored());
    }

    String text() {
        String counts = duplicate ? "a duplicate, nothing has changed" : "counts from " + executes + " on";
        String left = ignored.isEmpty() ? "" : "; ignored: " + String.join(", ", ignored);
        return strategy + " of " + portfolio + " wants " + targetState + ": signal " + signal + ", " + counts + left;
    }
}
