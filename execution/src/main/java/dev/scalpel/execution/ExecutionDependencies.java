package dev.scalpel.execution;

import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.champion.StoredChampions;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.minute.Sleeper;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.Broker;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a test, a replay or a benchmark may replace.
 *
 * @param broker supplies the venue; called once, and not at all on paper
 * @param sleeper how an invocation waits
 * @param decisions in place of the champions' decisions
 */
public record ExecutionDependencies(
        Champions champions,
        Supplier<Broker> broker,
        Sleeper sleeper,
        DrawdownMetric metric,
        Optional<DecisionSource> decisions) {

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
                DrawdownMetric.NONE,
                Optional.empty());
    }

    public ExecutionDependencies withChampions(Champions others) {
        return new ExecutionDependencies(others, broker, sleeper, metric, decisions);
    }

    public ExecutionDependencies withMetric(DrawdownMetric other) {
        return new ExecutionDependencies(champions, broker, sleeper, other, decisions);
    }

    public ExecutionDependencies withBroker(Supplier<Broker> other) {
        return new ExecutionDependencies(champions, other, sleeper, metric, decisions);
    }

    public ExecutionDependencies withSleeper(Sleeper other) {
        return new ExecutionDependencies(champions, broker, other, metric, decisions);
    }

    public ExecutionDependencies withDecisions(DecisionSource source) {
        return new ExecutionDependencies(champions, broker, sleeper, metric, Optional.of(source));
    }
}
