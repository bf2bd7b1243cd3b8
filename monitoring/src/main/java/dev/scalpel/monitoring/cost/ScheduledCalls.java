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
 */
public record ScheduledCalls(
        double shards, double retrievals, double triggered, double safetyNet, double trainings, double reviews) {

    private static final double MINUTES_PER_DAY = 24 * 60;

    public static ScheduledCalls of(Settings settings, int symbols, double days) {
        double shards = Math.ceil((double) symbols / settings.shardSize());
        double retrievals =
                shards * days * MINUTES_PER_DAY / settings.retrieval().intervalMinutes();
        return new ScheduledCalls(
                shards,
                retrievals,
                retrievals,
                shards * days * MINUTES_PER_DAY / settings.execution().intervalMinutes(),
                symbols * days,
                days / 7);
    }

    public double total() {
        return retrievals + triggered + safetyNet + trainings + reviews;
    }

    /** Calls of each function, rounded. */
    public Map<LambdaFunction, Long> byFunction() {
        Map<LambdaFunction, Long> calls = new EnumMap<>(LambdaFunction.class);
        calls.put(LambdaFunction.DATA_RETRIEVAL, Math.round(retrievals));
        calls.put(LambdaFunction.TRAINING, Math.round(trainings));
        calls.put(LambdaFunction.EXECUTION, Math.round(triggered + safetyNet));
        calls.put(LambdaFunction.MONITORING, Math.round(reviews));
        return calls;
    }
}
