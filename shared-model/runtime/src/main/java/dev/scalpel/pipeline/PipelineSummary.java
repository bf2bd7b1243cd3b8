package dev.scalpel.pipeline;

import dev.scalpel.invocation.Action;
import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.RequestFields;
import dev.scalpel.notice.Notice;
import dev.scalpel.notice.NoticeException;
import dev.scalpel.notice.Notifier;
import dev.scalpel.pipeline.PipelineDay.PlannedStep;
import dev.scalpel.store.ObjectStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The action that ends a pipeline: it records what became of every step, and sends one notice of everything that failed. */
public final class PipelineSummary implements Action {

    private static final Logger LOG = LoggerFactory.getLogger(PipelineSummary.class);

    /** A notice is read by a person; the rest is in the store. */
    private static final int MAX_LINES = 200;

    private final PipelineStore records;
    private final Notifier notifier;
    private final Clock clock;

    public PipelineSummary(ObjectStore store, Notifier notifier, Clock clock) {
        records = new PipelineStore(store);
        this.notifier = notifier;
        this.clock = clock;
    }

    /**
     * A pipeline that has ended.
     *
     * @param failed whether it ended before its last step
     * @param failures one line per item that failed or is missing
     */
    public record Ended(LocalDate day, boolean failed, Map<String, StepResult> steps, List<String> failures) {

        public Ended {
            failures = List.copyOf(failures);
        }
    }

    @Override
    public Object run(RequestFields fields, Deadline deadline) {
        LocalDate date = StepActions.day(fields, clock);
        fields.requireNoProblems();
        PipelineDay day =
                records.day(date).orElseThrow(() -> new BadRequestException("no pipeline of " + date + " was begun"));
        Ended ended = of(day);
        records.end(date, ended.steps(), clock.instant());
        if (!ended.failures().isEmpty()) {
            send(ended);
        }
        return ended;
    }

    /** As far as it has come. */
    public Ended of(PipelineDay day) {
        StepJudge judge = new StepJudge(records);
        Map<String, StepResult> steps = new LinkedHashMap<>();
        List<String> failures = new ArrayList<>();
        boolean stopped = false;
        for (PlannedStep step : day.steps()) {
            StepResult result = Optional.ofNullable(day.results().get(step.name()))
                    .filter(known -> known.outcome() != StepResult.Outcome.NOT_REACHED)
                    .orElseGet(() -> unfinished(judge.read(day, step.name())));
            steps.put(step.name(), result);
            stopped |=
                    result.outcome() == StepResult.Outcome.FAILED || result.outcome() == StepResult.Outcome.NOT_REACHED;
            result.failed().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(item -> failures.add(step.name() + " " + item.getKey() + ": " + item.getValue()));
            result.missing().forEach(item -> failures.add(step.name() + " " + item + ": not done"));
        }
        return new Ended(day.day(), stopped, steps, failures);
    }

    private static StepResult unfinished(StepResult read) {
        return read.outcome() == StepResult.Outcome.NOT_DUE ? read : read.notReached();
    }

    private void send(Ended ended) {
        try {
            notifier.send(new Notice(
                    "pipeline-" + ended.day(), "Scalpel: pipeline of " + ended.day() + subject(ended), text(ended)));
        } catch (NoticeException notSent) {
            LOG.error("the failures of the pipeline of {} were not sent: {}", ended.day(), notSent.getMessage());
            LOG.debug("cause", notSent);
        }
    }

    private static String subject(Ended ended) {
        return ended.failed() ? " stopped" : ", " + ended.failures().size() + " failures";
    }

    static String text(Ended ended) {
        StringBuilder text = new StringBuilder();
        ended.steps()
                .forEach((name, step) -> text.append(String.format(
                        Locale.ROOT,
                        "%s: %s; done %d, failed %d, not done %d, %.0f s%n",
                        name,
                        step.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        step.done(),
                        step.failed().size(),
                        step.missing().size(),
                        step.seconds())));
        text.append(String.format("%nFailures:%n"));
        ended.failures().stream()
                .limit(MAX_LINES)
                .forEach(line -> text.append(line).append(System.lineSeparator()));
        if (ended.failures().size() > MAX_LINES) {
            text.append("and ").append(ended.failures().size() - MAX_LINES).append(" more");
        }
        return text + System.lineSeparator()
                + "Another run of the pipeline does only what is missing (docs/pipeline.md).";
    }
}
