package dev.scalpel.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pipeline of a day: what it was to do, and what became of it.
 *
 * @param symbolsKnown whether the symbols were known when it was planned; if not, it is planned again
 * @param steps in order
 * @param results of the steps that have ended
 * @param endedAt empty while it runs, and after it was killed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PipelineDay(
        int format,
        LocalDate day,
        Instant plannedAt,
        boolean symbolsKnown,
        List<PlannedStep> steps,
        Map<String, StepResult> results,
        Optional<Instant> endedAt) {

    /** Raised when an older release can no longer read the document. */
    static final int FORMAT = 1;

    public PipelineDay {
        steps = List.copyOf(steps);
        results = new LinkedHashMap<>(results);
    }

    /**
     * A step of this day.
     *
     * @param calls the items of each call; none if the step is not due
     */
    public record PlannedStep(String name, List<List<String>> calls) {

        public PlannedStep {
            calls = calls.stream().map(List::copyOf).toList();
        }

        /** The number of items of all calls. */
        public int items() {
            return calls.stream().mapToInt(List::size).sum();
        }
    }

    Optional<PlannedStep> step(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    PipelineDay with(String step, StepResult result) {
        Map<String, StepResult> after = new LinkedHashMap<>(results);
        after.put(step, result);
        return new PipelineDay(format, day, plannedAt, symbolsKnown, steps, after, endedAt);
    }

    PipelineDay ended(Map<String, StepResult> all, Instant at) {
        return new PipelineDay(format, day, plannedAt, symbolsKnown, steps, all, Optional.of(at));
    }
}
