package dev.scalpel.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.settings.deployment.LambdaFunction;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.settings.deployment.PipelineStep;
import dev.scalpel.store.DiskFullException;
import dev.scalpel.store.ObjectStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Walks through the pipeline of a day on one machine, calling the functions with the events that the state machine of a deployment sends;
 * they also ask for the answers of the actions. Calls whose items are all done are left out; so after a kill it does only what is missing.
 */
public final class PipelineRun {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ALL = 100;
    private static final Duration SUMMARY_LIMIT = Duration.ofMinutes(5);

    private final Pipeline pipeline;
    private final PipelineStore records;
    private final Caller caller;
    private final Listener listener;

    public PipelineRun(Pipeline pipeline, ObjectStore store, Caller caller, Listener listener) {
        this.pipeline = pipeline;
        records = new PipelineStore(store);
        this.caller = caller;
        this.listener = listener;
    }

    /** Calls a function. */
    @FunctionalInterface
    public interface Caller {
        JsonNode call(String function, String event, Duration limit);
    }

    /** Follows a run. */
    public interface Listener {

        Listener NONE = new Listener() {};

        /** Before each call. */
        default void begins(PipelineStep step, int call, int calls) {}

        /** After a call that had no answer. */
        default void failed(PipelineStep step, String reason) {}

        /** What a step's action answered, for each item that was done now. */
        default void answered(PipelineStep step, JsonNode answer) {}
    }

    /** Returns the answer of the summary. */
    public JsonNode run(LocalDate day) {
        return run(day, () -> false);
    }

    /**
     * The same, until it is interrupted: then the next run of the day continues.
     *
     * @param interrupted checked before each call
     * @return the answer of the summary; missing when it was interrupted
     */
    public JsonNode run(LocalDate day, BooleanSupplier interrupted) {
        for (List<PipelineStep> stage : pipeline.stages()) {
            boolean stop = false;
            for (PipelineStep step : stage) {
                stop |= run(day, step, interrupted);
            }
            if (interrupted.getAsBoolean()) {
                return MissingNode.getInstance();
            }
            if (stop) {
                break;
            }
        }
        ObjectNode event =
                JSON.createObjectNode().put("action", Pipeline.SUMMARY).put("day", day.toString());
        return caller.call(LambdaFunction.MONITORING.title(), event.toString(), SUMMARY_LIMIT);
    }

    /** Whether the pipeline ends with it. */
    private boolean run(LocalDate day, PipelineStep step, BooleanSupplier interrupted) {
        // The first step plans the day: before it there is no plan.
        Optional<PipelineDay> planned = records.day(day).filter(PipelineDay::symbolsKnown);
        List<List<String>> calls = planned.map(known -> PipelineStore.calls(known, step.name()))
                .orElse(List.of(List.of(PipelineStep.WHOLE)));
        boolean judged = planned.filter(known -> known.results().containsKey(step.name()))
                .isPresent();
        boolean stop = false;
        for (int call = 0; call < calls.size() && !interrupted.getAsBoolean(); call++) {
            CallRecord before = records.call(day, step.name(), call);
            boolean done = calls.get(call).stream().allMatch(before::isDone) && (judged || step.isRepeated());
            if (!done) {
                listener.begins(step, call, calls.size());
                stop |= isStop(step, event(Pipeline.STEP, step, day, call, calls.get(call)));
            }
        }
        boolean repeated = step.isRepeated() && !calls.isEmpty() && !interrupted.getAsBoolean();
        return repeated ? isStop(step, event(Pipeline.FINISH, step, day)) : stop;
    }

    private boolean isStop(PipelineStep step, ObjectNode event) {
        try {
            JsonNode answer = caller.call(step.function(), event.toString(), step.limit());
            if (answer.has("error")) {
                listener.failed(step, answer.path("error").asText());
                return isStopWithoutAnswer(step, event);
            }
            answer.path("answers").forEach(each -> listener.answered(step, each));
            return answer.path("stop").asBoolean();
        } catch (DiskFullException full) {
            throw full;
        } catch (RuntimeException failed) {
            listener.failed(step, String.valueOf(failed.getMessage()));
            return isStopWithoutAnswer(step, event);
        }
    }

    /** One of many calls leaves its items missing, which the step's end judges. Without the first step nothing is planned. */
    private boolean isStopWithoutAnswer(PipelineStep step, ObjectNode event) {
        boolean oneOfMany = step.isRepeated() && event.path("action").asText().equals(Pipeline.STEP);
        return !oneOfMany
                && (step.toleratedPercent() < ALL
                        || step.equals(pipeline.steps().get(0)));
    }

    private static ObjectNode event(String action, PipelineStep step, LocalDate day) {
        return JSON.createObjectNode()
                .put("action", action)
                .put("step", step.name())
                .put("day", day.toString());
    }

    private static ObjectNode event(String action, PipelineStep step, LocalDate day, int call, List<String> items) {
        ObjectNode event =
                event(action, step, day).put("call", call).put("lake", true).put("answers", true);
        event.set("items", JSON.valueToTree(items));
        return event;
    }
}
