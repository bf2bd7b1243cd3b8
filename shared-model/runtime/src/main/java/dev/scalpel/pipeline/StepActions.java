package dev.scalpel.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.Action;
import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.FunctionInUniverse;
import dev.scalpel.invocation.RequestFields;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.pipeline.CallRecord.ItemOutcome;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.settings.deployment.PipelineStep;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.universe.UniverseStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actions of a function that a pipeline calls: {@code step} does the items of a call that are not done yet, one after the other, and
 * records each; {@code finish_step} judges a repeated step. Both may be repeated, and killed anywhere.
 */
public final class StepActions {

    private static final Logger LOG = LoggerFactory.getLogger(StepActions.class);
    private static final ObjectMapper JSON = ResponseJson.mapper();
    private static final int MAX_CALLS = 100_000;
    private static final int MAX_MESSAGE = 500;

    private final String function;
    private final Settings settings;
    private final ObjectStore store;
    private final PipelineStore records;
    private final Clock clock;
    private final Map<String, Action> actions;

    private StepActions(
            String function, Settings settings, ObjectStore store, Clock clock, Map<String, Action> actions) {
        this.function = function;
        this.settings = settings;
        this.store = store;
        this.records = new PipelineStore(store);
        this.clock = clock;
        this.actions = actions;
    }

    /** The actions of a function with those of its steps. */
    public static Map<String, Action> with(
            String function, Settings settings, ObjectStore store, Clock clock, Map<String, Action> actions) {
        StepActions steps = new StepActions(function, settings, store, clock, actions);
        Map<String, Action> all = new TreeMap<>(actions);
        all.put(Pipeline.STEP, steps::step);
        all.put(Pipeline.FINISH, steps::finish);
        return all;
    }

    /**
     * The answer to a call.
     *
     * @param skipped items that were done before
     * @param stop whether the pipeline must not go on; the last call of a step says so
     * @param answers of the action for the items that it did; only for a caller that asked for them, as a state machine may pass on little
     */
    public record Answer(
            LocalDate day,
            String step,
            int done,
            int failed,
            int skipped,
            boolean stop,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<JsonNode> answers) {

        public Answer {
            answers = List.copyOf(answers);
        }

        static Answer of(LocalDate day, String step, int done, int failed, boolean stop) {
            return new Answer(day, step, done, failed, 0, stop, List.of());
        }
    }

    private Object step(RequestFields fields, Deadline deadline) {
        LocalDate day = day(fields);
        Pipeline pipeline = Pipeline.of(settings, fields.flag("lake"));
        boolean withAnswers = fields.flag("answers");
        String name = fields.text("step").orElse("");
        int call = fields.integer("call", 0, MAX_CALLS).orElse(0);
        List<String> items = fields.texts("items").orElse(List.of(PipelineStep.WHOLE));
        fields.requireNoProblems();
        PipelineStep step = own(name);
        if (!isFirst(step) && !isPlanned(day, name)) {
            return Answer.of(day, name, 0, 0, false);
        }
        CallRecord before = records.call(day, name, call);
        int done = 0;
        int failed = 0;
        int left = items.size();
        List<JsonNode> answers = new ArrayList<>();
        for (String item : items) {
            if (!before.isDone(item)) {
                Deadline share = Deadline.in(deadline.remaining().dividedBy(left), deadline.clock());
                ItemOutcome outcome = attempt(step, day, item, share, answers);
                records.note(day, name, call, item, outcome);
                done += outcome.isDone() ? 1 : 0;
                failed += outcome.isDone() ? 0 : 1;
            }
            left--;
        }
        boolean stop = false;
        if (isFirst(step)) {
            PipelineDay planned = records.plan(
                    day, pipeline, FunctionInUniverse.inForce(settings, new UniverseStore(store)), clock.instant());
            stop = !planned.symbolsKnown();
        }
        if (!step.isRepeated()) {
            stop |= judge(step, day).outcome() == StepResult.Outcome.FAILED;
        }
        return new Answer(
                day, name, done, failed, items.size() - done - failed, stop, withAnswers ? answers : List.of());
    }

    private Object finish(RequestFields fields, Deadline deadline) {
        LocalDate day = day(fields);
        String name = fields.text("step").orElse("");
        fields.requireNoProblems();
        StepResult result = judge(own(name), day);
        return Answer.of(
                day,
                name,
                result.done(),
                result.failed().size() + result.missing().size(),
                result.outcome() == StepResult.Outcome.FAILED);
    }

    private StepResult judge(PipelineStep step, LocalDate day) {
        StepResult result = new StepJudge(records).judge(records.day(day).orElseThrow(() -> notPlanned(day)), step);
        records.note(day, step.name(), result);
        return result;
    }

    /** Whether it is due on this day: a state machine calls a step that is not repeated on every day. */
    private boolean isPlanned(LocalDate day, String step) {
        PipelineDay planned = records.day(day).orElseThrow(() -> notPlanned(day));
        return !PipelineStore.calls(planned, step).isEmpty();
    }

    private static BadRequestException notPlanned(LocalDate day) {
        return new BadRequestException(
                "the pipeline of " + day + " was not planned: its first step, universe, does that");
    }

    private static boolean isFirst(PipelineStep step) {
        return step.name().equals("universe");
    }

    private ItemOutcome attempt(
            PipelineStep step, LocalDate day, String item, Deadline deadline, List<JsonNode> answers) {
        Instant begin = deadline.clock().instant();
        Optional<String> failure = Optional.empty();
        int attempts = 0;
        do {
            attempts++;
            failure = deadline.passed()
                    ? Optional.of("no time was left in its call; the next run of the pipeline does it")
                    : run(step, day, item, deadline, answers);
        } while (failure.isPresent() && attempts < step.attempts() && !deadline.passed());
        failure.ifPresent(reason -> LOG.warn("{} of {} failed for {}: {}", step.name(), day, item, reason));
        double seconds = Duration.between(begin, deadline.clock().instant()).toMillis() / 1e3;
        return new ItemOutcome(attempts, failure, seconds, clock.instant());
    }

    /** Why it failed; empty if it did not. */
    private Optional<String> run(
            PipelineStep step, LocalDate day, String item, Deadline deadline, List<JsonNode> answers) {
        ObjectNode event = JSON.valueToTree(step.event(day, item));
        try {
            Action action = Optional.ofNullable(actions.get(step.action()))
                    .orElseThrow(() -> new BadRequestException(function + " has no action " + step.action()));
            JsonNode answer = JSON.valueToTree(action.run(new RequestFields(step.action(), event), deadline));
            answers.add(answer);
            String failures = StreamSupport.stream(answer.path("failures").spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining("; "));
            return failures.isEmpty() ? Optional.empty() : Optional.of(shortened(failures));
        } catch (RuntimeException failed) {
            LOG.debug("{} of {} for {}", step.name(), day, item, failed);
            return Optional.of(shortened(String.valueOf(failed.getMessage())));
        }
    }

    private static String shortened(String message) {
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + " …";
    }

    private PipelineStep own(String name) {
        Pipeline all = Pipeline.of(settings, true);
        return all.step(name)
                .filter(step -> step.function().equals(function))
                .orElseThrow(() -> new BadRequestException("field 'step' must be one of " + function + "'s steps, "
                        + all.steps().stream()
                                .filter(step -> step.function().equals(function))
                                .map(PipelineStep::name)
                                .toList()
                        + ": '" + name + "'"));
    }

    static LocalDate day(RequestFields fields, Clock clock) {
        Instant now = clock.instant();
        Instant day = fields.instant("day").orElse(now);
        if (day.isAfter(now)) {
            throw new BadRequestException("field 'day' must not be after now, " + now + ": " + day);
        }
        return day.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private LocalDate day(RequestFields fields) {
        return day(fields, clock);
    }
}
