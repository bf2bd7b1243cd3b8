package dev.scalpel.execution;

import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.champion.StoredChampions;
import dev.scalpel.execution.minute.Sleeper;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.Broker;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a test, a replay or a benchmark may replace.
 *
 * @param broker supplies the venue; called once, and not at all on paper
 * @param sleeper how an invocation waits
 */
public record ExecutionDependencies(
        Champions champions, Supplier<Broker> broker, Sleeper sleeper, DrawdownMetric metric) {

    /**
     * The stored champions, the venue of the settings, and no metric.
     *
     * @param environment holds the venue's keys, or shows that this is Lambda
     */
    public static ExecutionDependencies standard(
            Settings settings, ObjectStore store, Map<String, String> environment, Clock clock) {
        return new ExecutionDependencies(
                new StoredChampions(store, settings.decisionCostBook()),
                () -> VenueAdapters.connectBroker(settings, environment, new AwsSecretsManager(), clock),
                Sleeper.REAL,
                DrawdownMetric.NONE);
    }

    public ExecutionDependencies withChampions(Champions others) {
        return new ExecutionDependencies(others, broker, sleeper, metric);
    }

    public ExecutionDependencies withMetric(DrawdownMetric other) {
        return new ExecutionDependencies(champions, broker, sleeper, other);
    }

    public ExecutionDependencies withBroker(Supplier<Broker> other) {
        return new ExecutionDependencies(champions, other, sleeper, metric);
    }

    public ExecutionDependencies withSleeper(Sleeper other) {
        return new ExecutionDependencies(champions, broker, other, metric);
    }
}
