package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.LambdaFunction;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often the functions are called by schedules and triggers.
 *
 * @param shards number of shards
 * @param triggered calls of execution that a retrieval triggers
 * @param safetyNet calls of execution by its own schedule, most of which find the minute already handled
 * @param portfolioRuns calls of execution for the portfolios, most of which find nothing to do
 */
public record ScheduledCalls(
        double shards,
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
        double retrievals = shards * days * MINUTES_PER_DAY / settings.retrievalMinutes();
        return new ScheduledCalls(
                shards,
                retrievals,
                retrievals,
                models ? shards * days * MINUTES_PER_DAY / settings.execution().intervalMinutes() : 0,
                settings.portfolios().isEmpty() ? 0 : days * MINUTES_PER_DAY,
                models ? symbols * days : 0,
                days / 7);
    }

    public double total() {
        return retrievals + triggered + safetyNet + portfolioRuns + trainings + reviews;
    }

    /** Calls of each function, rounded. */
    public Map<LambdaFunction, Long> byFunction() {
        Map<LambdaFunction, Long> calls = new EnumMap<>(LambdaFunction.class);
        calls.put(LambdaFunction.DATA_RETRIEVAL, Math.round(retrievals));
        calls.put(LambdaFunction.TRAINING, Math.round(trainings));
        calls.put(LambdaFunction.EXECUTION, Math.round(triggered + safetyNet + portfolioRuns));
        calls.put(LambdaFunction.MONITORING, Math.round(reviews));
        return calls;
    }
}
