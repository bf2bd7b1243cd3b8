package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.LambdaFunction;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often the functions are called by schedules, triggers and the daily pipeline.
 *
 * @param shards number of shards
 * @param starts calls by a schedule that only start the shards; none where there is one shard, which they work on themselves
 * @param triggered calls of execution that a retrieval triggers
 * @param safetyNet calls of execution that its own schedule causes, most of which find the minute already handled
 * @param portfolioRuns calls of execution for the portfolios, most of which find nothing to do
 */
public record ScheduledCalls(
        double shards,
        double starts,
        double retrievals,
        double triggered,
        double safetyNet,
        double portfolioRuns,
        double trainings,
        double reviews) {

    private static final double MINUTES_PER_DAY = 24 * 60;

    public static ScheduledCalls of(Settings settings, int symbols, double days) {
        double shards = Math.ceil((double) symbols / settings.shardSize());
        boolean models = settings.model().trading();
        double fetching = days * MINUTES_PER_DAY / settings.retrievalMinutes();
        double trading = models ? days * MINUTES_PER_DAY / settings.execution().intervalMinutes() : 0;
        return new ScheduledCalls(
                shards,
                shards > 1 ? fetching + trading : 0,
                shards * fetching,
                shards * fetching,
                shards * trading,
                settings.portfolios().isEmpty() ? 0 : days * MINUTES_PER_DAY,
                models ? symbols * days : 0,
                days / 7);
    }

    public double total() {
        return starts + retrievals + triggered + safetyNet + portfolioRuns + trainings + reviews;
    }

    /** Calls that a schedule makes: one a cadence, whatever the number of shards. The day's are the pipeline's. */
    public double bySchedules() {
        return (retrievals + safetyNet) / shards + portfolioRuns;
    }

    /** Calls that a queue makes, each for a message. */
    public double byQueues() {
        return shards > 1 ? retrievals + triggered + safetyNet : 0;
    }

    /** Calls of each function, rounded; without those that only start shards. */
    public Map<LambdaFunction, Long> byFunction() {
        Map<LambdaFunction, Long> calls = new EnumMap<>(LambdaFunction.class);
        calls.put(LambdaFunction.DATA_RETRIEVAL, Math.round(retrievals));
        calls.put(LambdaFunction.TRAINING, Math.round(trainings));
        calls.put(LambdaFunction.EXECUTION, Math.round(triggered + safetyNet + portfolioRuns));
        calls.put(LambdaFunction.MONITORING, Math.round(reviews));
        return calls;
    }
}
