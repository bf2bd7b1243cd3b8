package dev.scalpel.local.running;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.local.functions.AnswerSummary;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.functions.PipelineStatus;
import dev.scalpel.local.schedule.Schedule;
import dev.scalpel.local.schedule.ScheduledTask;
import dev.scalpel.pipeline.PipelineDay;
import dev.scalpel.pipeline.PipelineRun;
import dev.scalpel.pipeline.PipelineStore;
import dev.scalpel.pipeline.StepResult;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.LambdaFunction;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.settings.deployment.PipelineStep;
import dev.scalpel.store.ObjectStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What a bot does besides its minutes, by the rule of a deployment: the pipeline once a day; only a review a week where neither a model
 * trades nor a lake is kept.
 */
final class DailyWork {

    private static final String PIPELINE = "pipeline";
    private static final String REVIEW = "review";

    /** The others answer with what is in the store anyway. */
    private static final Set<String> LOGGED =
            Set.of(LambdaFunction.TRAINING.title(), LambdaFunction.MONITORING.title());

    private final Settings settings;
    private final LocalFunctions functions;
    private final PipelineStore records;
    private final RunLog log;
    private final BooleanSupplier stopped;

    /** @param stopped checked before each call */
    DailyWork(Settings settings, LocalFunctions functions, ObjectStore store, RunLog log, BooleanSupplier stopped) {
        this.settings = settings;
        this.functions = functions;
        this.records = new PipelineStore(store);
        this.log = log;
        this.stopped = stopped;
    }

    /**
     * The tasks.
     *
     * @param ready waits until the bars are complete; false if that never came
     * @param review does the week's review alone
     */
    List<ScheduledTask> tasks(BooleanSupplier ready, Runnable review) {
        List<ScheduledTask> tasks = new ArrayList<>();
        LocalTime reviewed = settings.monitoring().at();
        if (Pipeline.isDaily(settings)) {
            tasks.add(new ScheduledTask(
                    PIPELINE, Schedule.dailyAt(settings.training().at()), minute -> {
                        if (ready.getAsBoolean()) {
                            walk(day(minute));
                        }
                    }));
            LocalTime walked = settings.training().at();
            reviewed = walked.isAfter(reviewed) ? walked : reviewed;
        }
        tasks.add(new ScheduledTask(
                LocalFunctions.MONITORING,
                Schedule.weeklyAt(settings.monitoring().day(), reviewed),
                minute -> {
                    // A machine that was off on that day has walked no pipeline of it.
                    if (!isReviewed(day(minute))) {
                        review.run();
                    }
                }));
        return tasks;
    }

    private void walk(LocalDate day) {
        JsonNode ended = functions.pipeline(new Log()).run(day, stopped);
        if (!ended.isMissingNode()) {
            log.logAnswer(
                    PIPELINE,
                    ended.has("error") ? ended.path("error").asText() : day + ": " + PipelineStatus.words(ended),
                    ended);
        }
    }

    private boolean isReviewed(LocalDate day) {
        return records.day(day).map(PipelineDay::results).stream()
                .flatMap(results -> Optional.ofNullable(results.get(REVIEW)).stream())
                .anyMatch(result -> result.outcome() == StepResult.Outcome.DONE
                        && result.failed().isEmpty()
                        && result.missing().isEmpty());
    }

    private static LocalDate day(long minute) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(minute), ZoneOffset.UTC);
    }

    /** Writes what was decided and what failed. */
    private final class Log implements PipelineRun.Listener {

        @Override
        public void failed(PipelineStep step, String reason) {
            log.log(PIPELINE, step.name() + ": " + reason);
        }

        @Override
        public void answered(PipelineStep step, JsonNode answer) {
            String words = AnswerSummary.of(step.function(), answer);
            if (LOGGED.contains(step.function()) && !words.isEmpty()) {
                log.logAnswer(step.function(), words, answer);
            }
        }
    }
}
