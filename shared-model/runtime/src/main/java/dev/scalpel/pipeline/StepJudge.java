package dev.scalpel.pipeline;

import dev.scalpel.pipeline.CallRecord.ItemOutcome;
import dev.scalpel.pipeline.PipelineDay.PlannedStep;
import dev.scalpel.settings.deployment.PipelineStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says of a step what became of it. The share of its items that may fail is judged here, on one machine as in AWS: AWS's own threshold
 * counts a whole call as failed whatever became of its items.
 */
final class StepJudge {

    private static final int PERCENT = 100;
    private static final double MILLIS = 1e3;

    private final PipelineStore records;

    StepJudge(PipelineStore records) {
        this.records = records;
    }

    StepResult judge(PipelineDay day, PipelineStep step) {
        StepResult found = read(day, step.name());
        long bad = (long) found.failed().size() + found.missing().size();
        return bad * PERCENT > (long) step.toleratedPercent() * found.items()
                ? new StepResult(
                        StepResult.Outcome.FAILED, found.done(), found.failed(), found.missing(), found.seconds())
                : found;
    }

    /** By its records; not due if it has no items. */
    StepResult read(PipelineDay day, String name) {
        PlannedStep step = day.step(name).orElse(new PlannedStep(name, List.of()));
        List<CallRecord> calls = records.calls(day, step);
        int done = 0;
        Map<String, String> failed = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        Instant begin = Instant.MAX;
        Instant end = Instant.MIN;
        for (int call = 0; call < calls.size(); call++) {
            for (String item : step.calls().get(call)) {
                ItemOutcome outcome = calls.get(call).items().get(item);
                if (outcome == null) {
                    missing.add(item);
                    continue;
                }
                Optional<String> failure = outcome.failure();
                done += failure.isEmpty() ? 1 : 0;
                failure.ifPresent(reason -> failed.put(item, reason));
                Instant began = outcome.at().minusMillis((long) (outcome.seconds() * MILLIS));
                begin = began.isBefore(begin) ? began : begin;
                end = outcome.at().isAfter(end) ? outcome.at() : end;
            }
        }
        double seconds = end.isBefore(begin) ? 0 : Duration.between(begin, end).toMillis() / MILLIS;
        return new StepResult(
                step.items() == 0 ? StepResult.Outcome.NOT_DUE : StepResult.Outcome.DONE,
                done,
                failed,
                missing,
                seconds);
    }
}
