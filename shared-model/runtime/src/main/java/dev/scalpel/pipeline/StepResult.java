package dev.scalpel.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a step.
 *
 * @param done number of items
 * @param failed items with the reason
 * @param missing items that were not attempted, or whose call ended without an answer
 * @param seconds from the begin of its first item to the end of its last one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StepResult(Outcome outcome, int done, Map<String, String> failed, List<String> missing, double seconds) {

    /** How a step ended. */
    public enum Outcome {
        DONE,
        /** There was nothing to do on this day. */
        NOT_DUE,
        /** More items failed than the step tolerates: the steps after it were not begun. */
        FAILED,
        /** The pipeline ended before it. */
        NOT_REACHED
    }

    public StepResult {
        failed = Map.copyOf(new TreeMap<>(failed));
        missing = List.copyOf(missing);
    }

    StepResult notReached() {
        return new StepResult(Outcome.NOT_REACHED, done, failed, missing, seconds);
    }

    boolean isWithoutFailure() {
        return failed.isEmpty() && missing.isEmpty();
    }

    int items() {
        return done + failed.size() + missing.size();
    }
}
