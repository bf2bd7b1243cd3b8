package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.LambdaFunction;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.settings.deployment.PipelineStep;
import java.util.List;

/**
 * What the daily pipeline uses in a month besides the trainings and the review, which have lines of their own. What its calls use was not
 * measured: each is taken as a cold one.
 */
final class PipelineMonth {

    private static final int LAKE_MEMORY_MB = 1_769;

    /** Begin and end of the machine; a repeated step is three of its states, and two steps at once are four more. */
    private static final double FRAME_STATES = 6;

    private static final double STATES_OF_A_REPEATED_STEP = 3;
    private static final double STATES_OF_ANALYSES = 4;

    /** A child execution: its start, and its one state. */
    private static final double STATES_PER_CALL = 2;

    /** The record of an item is read and written; so is what the action itself needs of a symbol: a week of bars. */
    private static final CallUsage BACKFILL_OF_A_SYMBOL = new CallUsage(0, 0.02, 1, 1, 9, 0);

    /** The month's days are listed, those that changed are read, the file and its manifest replaced. */
    private static final CallUsage CONVERSION_OF_A_SYMBOL = new CallUsage(0, 0.2, 3, 2, 34, 0);

    /** Three months of Parquet files, and the bars of the trends. */
    private static final CallUsage ANALYSES_OF_A_SYMBOL = new CallUsage(0, 0.1, 0, 0, 150, 0);

    /** Of a function that the minute keeps warm, of one in a new process, and of one that loads a library of 61 MB. */
    private static final CallUsage WARM = new CallUsage(0, 0.02, 2, 1, 4, 0);

    private static final CallUsage COLD = new CallUsage(0, 1.2, 2, 1, 4, 0);

    private static final CallUsage COLD_LAKE = new CallUsage(0, 3, 2, 1, 4, 0);

    private static final int ANALYSES = 2;

    private static final double DAYS_OF_A_WEEK = 7;

    private final double days;
    private final double calls;
    private final double states;
    private final double writes;
    private final List<FunctionMonth> functions;

    PipelineMonth(Settings settings, int symbols, double daysOfMonth, MeasuredUsage measured) {
        // Without a daily pipeline a deployment has only the review, which is counted with the trainings.
        days = Pipeline.isDaily(settings) ? daysOfMonth : 0;
        Pipeline pipeline = Pipeline.of(settings, settings.pipeline().lake());
        double repeated = pipeline.steps().stream()
                .filter(PipelineStep::isRepeated)
                .mapToDouble(step -> Math.ceil((double) symbols / step.batch()) / (step.weekly() ? DAYS_OF_A_WEEK : 1))
                .sum();
        // Trainings and the review are counted by themselves; the summary is no step.
        double others = pipeline.steps().stream()
                .filter(step -> step.forEach() != PipelineStep.ForEach.TRADED && !step.weekly())
                .mapToDouble(step -> step.isRepeated() ? Math.ceil((double) symbols / step.batch()) + 1 : 1)
                .sum();
        calls = days * (others + 2);
        double kinds =
                pipeline.steps().stream().filter(PipelineStep::isRepeated).count();
        boolean withLake = settings.pipeline().lake();
        states = days
                * (FRAME_STATES
                        + STATES_OF_A_REPEATED_STEP * kinds
                        + pipeline.steps().size()
                        - kinds
                        + (withLake ? STATES_OF_ANALYSES : 0)
                        + STATES_PER_CALL * repeated);
        double batches = Math.ceil(symbols / (double) batch(pipeline, "backfill"));
        FunctionMonth retrieval = new FunctionMonth(
                        "pipeline, data-retrieval", LambdaFunction.DATA_RETRIEVAL.memoryMb(), measured)
                .calls(days * (2 + batches), WARM)
                .calls(days * symbols, BACKFILL_OF_A_SYMBOL);
        FunctionMonth summary = new FunctionMonth(
                        "pipeline, monitoring", LambdaFunction.MONITORING.memoryMb(), measured)
                .calls(days, COLD)
                .calls(days, WARM);
        FunctionMonth lake = new FunctionMonth(Pipeline.LAKE, LAKE_MEMORY_MB, measured)
                .calls(withLake ? days * (1 + ANALYSES + batches) : 0, COLD_LAKE)
                .calls(withLake ? days * symbols : 0, CONVERSION_OF_A_SYMBOL)
                .calls(withLake ? days * symbols : 0, ANALYSES_OF_A_SYMBOL);
        functions = List.of(retrieval, summary, lake);
        writes = withLake ? days * symbols * ANALYSES : 0;
    }

    private static int batch(Pipeline pipeline, String step) {
        return pipeline.step(step).map(PipelineStep::batch).orElse(1);
    }

    /** Its calls of retrieval and of monitoring, and of the lake's function. */
    List<FunctionMonth> functions() {
        return functions;
    }

    double calls() {
        return calls;
    }

    /** Starts of the state machine. */
    double starts() {
        return days;
    }

    void addTo(BillLines lines, PriceTable table) {
        lines.add(
                "Step Functions: pipeline",
                states,
                "states",
                table.prices().stateTransition(),
                table.freeEachMonth().stateTransitions());
        double puts = functions.stream()
                .mapToDouble(month -> month.puts() + month.lists())
                .sum();
        double gets = functions.stream().mapToDouble(FunctionMonth::gets).sum();
        lines.add("S3: pipeline, writes and lists", puts, "PUT", table.prices().s3Put(), 0);
        lines.add("S3: pipeline, reads", gets, "GET", table.prices().s3Get(), 0);
        lines.add("DynamoDB: analyses", writes, "units", table.prices().tableWrite(), 0);
    }
}
