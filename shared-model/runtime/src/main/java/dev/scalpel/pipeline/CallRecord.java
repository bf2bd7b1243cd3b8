package dev.scalpel.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of the items of one call of a step.
 *
 * @param items those that were attempted
 */
record CallRecord(int format, Map<String, ItemOutcome> items) {

    /** Raised when an older release can no longer read the document. */
    static final int FORMAT = 1;

    static final CallRecord EMPTY = new CallRecord(FORMAT, Map.of());

    CallRecord {
        items = Map.copyOf(new TreeMap<>(items));
    }

    /**
     * An item after its last attempt.
     *
     * @param attempts in all runs of the pipeline
     * @param failure empty if it is done
     * @param seconds of the last run's attempts
     * @param at when it ended
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ItemOutcome(int attempts, Optional<String> failure, double seconds, Instant at) {

        boolean isDone() {
            return failure.isEmpty();
        }
    }

    boolean isDone(String item) {
        return Optional.ofNullable(items.get(item)).filter(ItemOutcome::isDone).isPresent();
    }

    /** What is done stays done: a second call at the same time may have been slower. */
    CallRecord with(String item, ItemOutcome outcome) {
        if (isDone(item)) {
            return this;
        }
        Map<String, ItemOutcome> after = new TreeMap<>(items);
        after.merge(
                item,
                outcome,
                (before, now) ->
                        new ItemOutcome(before.attempts() + now.attempts(), now.failure(), now.seconds(), now.at()));
        return new CallRecord(FORMAT, after);
    }
}
