package dev.scalpel.execution;

import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.champion.StoredChampions;
import dev.scalpel.execution.minute.Sleeper;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.VenueBroker;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a test, a replay or a benchmark may put in the place of the usual.
 *
 * @param broker the venue; asked for once, unless the mode is paper
 * @param waiting how time passes within an invocation
 */
public record ExecutionDependencies(
        Champions champions, Supplier<Broker> broker, Sleeper waiting, DrawdownMetric metric) {

    /**
     * The stored champions, the venue of the settings, and no metric told.
     *
     * @param environment where the exchange's keys are, or what tells that this is Lambda
     */
    public static ExecutionDependencies usual(
            Settings settings, ObjectStore store, Map<String, String> environment, Clock clock) {
        return new ExecutionDependencies(
                new StoredChampions(store, settings.costs().forTrading()),
                () -> VenueBroker.connect(settings, environment, new AwsSecretsManager(), clock),
                Sleeper.REAL,
                DrawdownMetric.NONE);
    }

    public ExecutionDependencies with(Champions others) {
        return new ExecutionDependencies(others, broker, waiting, metric);
    }

    public ExecutionDependencies telling(DrawdownMetric other) {
        return new ExecutionDependencies(champions, broker, waiting, other);
    }

    public ExecutionDependencies with(Supplier<Broker> other) {
        return new ExecutionDependencies(champions, other, waiting, metric);
    }

    public ExecutionDependencies waiting(Sleeper other) {
        return new ExecutionDependencies(champions, broker, other, metric);
    }
}
