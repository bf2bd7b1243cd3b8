package dev.scalpel.cdk.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.settings.deployment.LambdaFunction;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.settings.deployment.PipelineStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pipeline in the Amazon States Language, whose specification is at states-language.net/spec.html. What follows from the developer guide of
 * Step Functions:
 *
 * <ul>
 *   <li>A state's input and result are limited to 256 KiB ("Quotas"), so the items of a repeated step are read from an object that the first
 *       step wrote ("ItemReader"), not passed on.
 *   <li>Without a ResultWriter the results of all child executions become the state's result: each is empty, and what became of the items is
 *       in the store.
 *   <li>ToleratedFailurePercentage counts the items of a failed call whatever became of them. So a call fails only where it had no
 *       answer; what became of its items is judged by the function, as on one machine.
 * </ul>
 */
public final class StateMachineDefinition {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUMMARY = "summary";
    private static final String BEGIN = "day given";
    private static final String NEXT = "Next";
    private static final String TYPE = "Type";
    private static final String RESULT_PATH = "ResultPath";
    private static final int MORE_THAN_THE_CALL_SECONDS = 60;

    private final Pipeline pipeline;
    private final Map<String, String> functions;
    private final String partition;
    private final String bucket;
    private final int concurrency;
    private final boolean lake;
    private final Map<String, Object> states = new LinkedHashMap<>();

    private StateMachineDefinition(
            Pipeline pipeline,
            Map<String, String> functions,
            String partition,
            String bucket,
            int concurrency,
            boolean lake) {
        this.pipeline = pipeline;
        this.functions = functions;
        this.partition = partition;
        this.bucket = bucket;
        this.concurrency = concurrency;
        this.lake = lake;
    }

    /**
     * The definition as JSON.
     *
     * @param functions the ARNs by the functions' names
     * @param partition of AWS, {@code aws} in most regions
     * @param bucket where the plans are
     * @param concurrency of the calls of a step
     * @param lake whether the pipeline has the steps of the lake
     */
    public static String of(
            Pipeline pipeline,
            Map<String, String> functions,
            String partition,
            String bucket,
            int concurrency,
            boolean lake) {
        try {
            return JSON.writeValueAsString(
                    new StateMachineDefinition(pipeline, functions, partition, bucket, concurrency, lake).render());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps of texts and numbers can always be written", impossible);
        }
    }

    private Map<String, Object> render() {
        List<String> first = new ArrayList<>();
        pipeline.stages().forEach(stage -> first.add(stage.get(0).name()));
        states.put(BEGIN, choice("$.day", "IsPresent", first.get(0), "today"));
        // A start by hand needs no input.
        states.put("today", state("Pass", "Parameters", Map.of("day.$", "$$.Execution.StartTime"), NEXT, first.get(0)));
        for (int at = 0; at < pipeline.stages().size(); at++) {
            String next = at + 1 < first.size() ? first.get(at + 1) : SUMMARY;
            List<PipelineStep> stage = pipeline.stages().get(at);
            if (stage.size() > 1) {
                states.put(stage.get(0).name(), parallel(stage, next));
            } else if (at == 0) {
                begin(stage.get(0), next);
            } else if (stage.get(0).isRepeated()) {
                repeat(stage.get(0), next);
            } else {
                states.put(stage.get(0).name(), once(stage.get(0), NEXT, next));
            }
        }
        end();
        return state(
                "", "Comment", "The daily pipeline of Scalpel (docs/pipeline.md)", "StartAt", BEGIN, "States", states);
    }

    /** Its answer names the day as the other calls do, and replaces the input. */
    private void begin(PipelineStep step, String next) {
        Map<String, Object> task = task(step, "Payload", payload(Pipeline.STEP, step));
        task.put("ResultSelector", new TreeMap<>(Map.of("day.$", "$.Payload.day", "stop.$", "$.Payload.stop")));
        task.put("Catch", caught(SUMMARY));
        task.put(NEXT, "planned");
        states.put(step.name(), task);
        states.put("planned", choice("$.stop", "BooleanEquals", SUMMARY, next));
    }

    private void repeat(PipelineStep step, String next) {
        String finish = step.name() + " finish";
        Map<String, Object> call = task(step, "Payload.$", "$");
        call.put("ResultSelector", Map.of());
        call.put("End", true);
        Map<String, Object> item = payload(Pipeline.STEP, step);
        item.put("call.$", "$$.Map.Item.Value.call");
        item.put("items.$", "$$.Map.Item.Value.items");
        Map<String, Object> map = state(
                "Map",
                "ItemReader",
                state(
                        "",
                        "Resource",
                        integration("s3:getObject"),
                        "ReaderConfig",
                        Map.of("InputType", "JSON"),
                        "Parameters",
                        state(
                                "",
                                "Bucket",
                                bucket,
                                "Key.$",
                                "States.Format('pipeline/{}/" + step.name() + "/calls.json', $.day)")),
                "ItemSelector",
                item,
                "MaxConcurrency",
                concurrency,
                "ToleratedFailurePercentage",
                (double) step.toleratedPercent(),
                "ItemProcessor",
                state(
                        "",
                        "ProcessorConfig",
                        state("", "Mode", "DISTRIBUTED", "ExecutionType", "STANDARD"),
                        "StartAt",
                        step.name() + " call",
                        "States",
                        Map.of(step.name() + " call", call)));
        map.put(RESULT_PATH, null);
        map.put("Catch", caught(finish));
        map.put(NEXT, finish);
        states.put(step.name(), map);
        Map<String, Object> judge = task(step, "Payload", payload(Pipeline.FINISH, step));
        judge.put("ResultSelector", Map.of("stop.$", "$.Payload.stop"));
        judge.put(RESULT_PATH, "$." + step.name());
        judge.put("Catch", caught(unanswered(step, next)));
        judge.put(NEXT, step.name() + " judged");
        states.put(finish, judge);
        states.put(step.name() + " judged", choice("$." + step.name() + ".stop", "BooleanEquals", SUMMARY, next));
    }

    private Map<String, Object> parallel(List<PipelineStep> stage, String next) {
        List<Object> branches = new ArrayList<>();
        for (PipelineStep step : stage) {
            String name = stage.get(0).equals(step) ? step.name() + " call" : step.name();
            Map<String, Object> task = once(step, NEXT, name + " done");
            branches.add(state(
                    "",
                    "StartAt",
                    name,
                    "States",
                    new TreeMap<>(
                            Map.of(name, task, name + " done", state("Pass", "Parameters", Map.of(), "End", true)))));
        }
        Map<String, Object> parallel = state("Parallel", "Branches", branches);
        parallel.put(RESULT_PATH, null);
        parallel.put("Catch", caught(next));
        parallel.put(NEXT, next);
        return parallel;
    }

    private Map<String, Object> once(PipelineStep step, String key, String next) {
        Map<String, Object> task = task(step, "Payload", payload(Pipeline.STEP, step));
        task.put(RESULT_PATH, null);
        task.put("Catch", caught(unanswered(step, next)));
        task.put(key, next);
        return task;
    }

    /** A step whose failures are all tolerated does not end the pipeline: the summary reports it. */
    private static String unanswered(PipelineStep step, String next) {
        return step.toleratedPercent() < 100 ? SUMMARY : next;
    }

    private void end() {
        Map<String, Object> parameters = state("", "FunctionName", arn(LambdaFunction.MONITORING.title()));
        parameters.put("Payload", state("", "action", Pipeline.SUMMARY, "day.$", "$.day"));
        Map<String, Object> summary = state("Task", "Resource", integration("lambda:invoke"));
        summary.put("Parameters", parameters);
        summary.put("ResultSelector", Map.of("failed.$", "$.Payload.failed"));
        summary.put("Retry", retries());
        summary.put(NEXT, "complete");
        states.put(SUMMARY, summary);
        states.put("complete", choice("$.failed", "BooleanEquals", "stopped", "done"));
        states.put(
                "stopped",
                state("Fail", "Error", "PipelineStopped", "Cause", "A step failed; the notice and the store name it."));
        states.put("done", state("Succeed"));
    }

    private Map<String, Object> task(PipelineStep step, String key, Object payload) {
        Map<String, Object> task = state("Task", "Resource", integration("lambda:invoke"));
        task.put("Parameters", state("", "FunctionName", arn(step.function()), key, payload));
        task.put("TimeoutSeconds", step.limit().toSeconds() + MORE_THAN_THE_CALL_SECONDS);
        task.put("Retry", retries());
        return task;
    }

    private String integration(String name) {
        return "arn:" + partition + ":states:::" + name;
    }

    private String arn(String function) {
        String arn = functions.get(function);
        if (arn == null) {
            throw new IllegalArgumentException("no function " + function + " is deployed, which a step needs");
        }
        return arn;
    }

    private Map<String, Object> payload(String action, PipelineStep step) {
        Map<String, Object> payload = state("", "action", action, "step", step.name(), "day.$", "$.day");
        if (lake && action.equals(Pipeline.STEP)) {
            payload.put("lake", true);
        }
        return payload;
    }

    /** An account's calls may be used up by the minutes' functions: that passes. What a step itself fails with it attempts again itself. */
    private static List<Object> retries() {
        return List.of(
                state(
                        "",
                        "ErrorEquals",
                        List.of("Lambda.TooManyRequestsException"),
                        "IntervalSeconds",
                        10,
                        "MaxAttempts",
                        8,
                        "BackoffRate",
                        2.0,
                        "MaxDelaySeconds",
                        120,
                        "JitterStrategy",
                        "FULL"),
                state(
                        "",
                        "ErrorEquals",
                        List.of("States.ALL"),
                        "IntervalSeconds",
                        2,
                        "MaxAttempts",
                        2,
                        "BackoffRate",
                        2.0));
    }

    private static List<Object> caught(String next) {
        Map<String, Object> all = state("", "ErrorEquals", List.of("States.ALL"));
        all.put(RESULT_PATH, null);
        all.put(NEXT, next);
        return List.of(all);
    }

    private static Map<String, Object> choice(String variable, String test, String then, String otherwise) {
        return state(
                "Choice",
                "Choices",
                List.of(state("", "Variable", variable, test, true, NEXT, then)),
                "Default",
                otherwise);
    }

    /** A map in order; with a type unless it is empty. */
    private static Map<String, Object> state(String type, Object... namesAndValues) {
        Map<String, Object> state = new LinkedHashMap<>();
        if (!type.isEmpty()) {
            state.put(TYPE, type);
        }
        for (int at = 0; at < namesAndValues.length; at += 2) {
            state.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return state;
    }
}
