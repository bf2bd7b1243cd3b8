package dev.scalpel.settings.deployment;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.PipelineStep.ForEach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of every day, in order: the one list that a deployment renders as a state machine and one machine walks by itself. The first
 * step plans the day; the action {@link #SUMMARY} of monitoring ends it, whatever happened before.
 *
 * @param stages one after the other; the steps of a stage do not depend on each other
 */
public record Pipeline(List<List<PipelineStep>> stages) {

    /** The function of the lake. */
    public static final String LAKE = "lake";

    /** The action of a function that does a call of a step. */
    public static final String STEP = "step";

    /** The action of a function that judges a repeated step after its last call. */
    public static final String FINISH = "finish_step";

    /** The action of monitoring that ends a pipeline. */
    public static final String SUMMARY = "summary";

    private static final Duration MAX_CALL = Duration.ofMinutes(15);
    private static final Map<String, String> OF_THE_DAY = Map.of("day", "day");

    /** A backfill of a week without gaps reads a few objects, a conversion a month: a call of that many takes some seconds. */
    private static final int BATCH = 20;

    /** Learning for a symbol takes up to some 20 seconds: a third of what a call may take. */
    private static final int LEARNED_AT_ONCE = 15;

    private static final int ATTEMPTS = 2;

    /** A failure is reported, and the steps after it do not need it. */
    private static final int ALL = 100;

    private static final int HALF = 50;

    public Pipeline {
        stages = stages.stream().map(List::copyOf).toList();
    }

    /** @param lake whether bars are converted and analysed */
    public static Pipeline of(Settings settings, boolean lake) {
        List<List<PipelineStep>> stages = new ArrayList<>();
        Duration retrieval = Duration.ofSeconds(settings.retrieval().timeLimitSeconds());
        stages.add(List.of(
                once("universe", LambdaFunction.DATA_RETRIEVAL.title(), "ensure_universe", Map.of(), retrieval)));
        stages.add(List.of(new PipelineStep(
                "backfill",
                LambdaFunction.DATA_RETRIEVAL.title(),
                "backfill",
                Map.of("from", "day-7", "to", "day"),
                ForEach.FETCHED,
                BATCH,
                HALF,
                ATTEMPTS,
                false,
                retrieval)));
        if (lake) {
            stages.add(List.of(new PipelineStep(
                    "convert", LAKE, "build", Map.of(), ForEach.STORED, BATCH, ALL, ATTEMPTS, false, MAX_CALL)));
            stages.add(List.of(analysis("rank"), analysis("trend")));
        }
        if (settings.model().trading()) {
            stages.add(List.of(new PipelineStep(
                    "train",
                    LambdaFunction.TRAINING.title(),
                    "fit",
                    OF_THE_DAY,
                    ForEach.TRADED,
                    TrainingBatch.size(settings),
                    ALL,
                    1,
                    false,
                    MAX_CALL)));
            stages.add(List.of(once("settle", LambdaFunction.TRAINING.title(), "settle", OF_THE_DAY, MAX_CALL)));
            stages.add(List.of(new PipelineStep(
                    "learn",
                    LambdaFunction.MONITORING.title(),
                    "learn",
                    Map.of(),
                    ForEach.TRADED,
                    LEARNED_AT_ONCE,
                    ALL,
                    1,
                    true,
                    MAX_CALL)));
        }
        stages.add(List.of(new PipelineStep(
                "review",
                LambdaFunction.MONITORING.title(),
                "review",
                Map.of(),
                ForEach.NOTHING,
                1,
                ALL,
                1,
                true,
                MAX_CALL)));
        return new Pipeline(stages);
    }

    /** Whether a deployment runs it every day: without a model and a lake there is only something to do on the day of the review. */
    public static boolean isDaily(Settings settings) {
        return settings.model().trading() || settings.pipeline().lake();
    }

    /** All steps in order. */
    public List<PipelineStep> steps() {
        return stages.stream().flatMap(List::stream).toList();
    }

    public Optional<PipelineStep> step(String name) {
        return steps().stream().filter(step -> step.name().equals(name)).findFirst();
    }

    private static PipelineStep analysis(String name) {
        return once(name, LAKE, "analyse", Map.of("analysis", name, "day", "day-1"), MAX_CALL);
    }

    private static PipelineStep once(
            String name, String function, String action, Map<String, String> fields, Duration limit) {
        return new PipelineStep(name, function, action, fields, ForEach.NOTHING, 1, ALL, ATTEMPTS, false, limit);
    }
}
