package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.LambdaFunction;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often the functions are called by themselves.
 *
 * @param shards of the symbols
 * @param chained calls of execution that a retrieval starts
 * @param safetyNet calls of execution by its own schedule, most of which find the minute done
 */
public record ScheduledCalls(
        double shards, double retrievals, double chained, double safetyNet, double trainings, double reviews) {

    private static final double MINUTES_A_DAY = 24 * 60;

    public static ScheduledCalls of(Settings settings, int symbols, double days) {
        double shards = Math.ceil((double) symbols / settings.shardSize());
        double retrievals = shards * days * MINUTES_A_DAY / settings.retrieval().intervalMinutes();
        return new ScheduledCalls(
                shards,
                retrievals,
                retrievals,
                shards * days * MINUTES_A_DAY / settings.execution().intervalMinutes(),
                symbols * days,
                days / 7);
    }

    public double total() {
        return retrievals + chained + safetyNet + trainings + reviews;
    }

    /** Whole calls of each function. */
    public Map<LambdaFunction, Long> byFunction() {
        Map<LambdaFunction, Long> calls = new EnumMap<>(LambdaFunction.class);
        calls.put(LambdaFunction.DATA_RETRIEVAL, Math.round(retrievals));
        calls.put(LambdaFunction.TRAINING, Math.round(trainings));
        calls.put(LambdaFunction.EXECUTION, Math.round(chained + safetyNet));
        calls.put(LambdaFunction.MONITORING, Math.round(reviews));
        return calls;
    }
}
