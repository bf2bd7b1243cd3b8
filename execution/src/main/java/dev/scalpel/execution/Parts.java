package dev.scalpel.execution;

import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.champion.StoredChampions;
import dev.scalpel.execution.minute.Waiting;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.LiveBroker;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a test, a replay or a benchmark may put in the place of the usual.
 *
 * @param broker the venue; asked for once, unless the mode is paper
 * @param waiting how time passes within an invocation
 */
public record Parts(Champions champions, Supplier<Broker> broker, Waiting waiting, DrawdownMetric metric) {

    /**
     * The stored champions, the venue of the settings, and no metric told.
     *
     * @param environment where the exchange's keys are, or what tells that this is Lambda
     */
    public static Parts usual(Settings settings, ObjectStore store, Map<String, String> environment, Clock clock) {
        return new Parts(
                new StoredChampions(store, settings.costs().forTrading()),
                () -> LiveBroker.connect(settings, environment, new SecretsManager(), clock),
                Waiting.REAL,
                DrawdownMetric.NONE);
    }

    public Parts with(Champions others) {
        return new Parts(others, broker, waiting, metric);
    }

    public Parts telling(DrawdownMetric other) {
        return new Parts(champions, broker, waiting, other);
    }

    public Parts with(Supplier<Broker> other) {
        return new Parts(champions, other, waiting, metric);
    }

    public Parts waiting(Waiting other) {
        return new Parts(champions, broker, other, metric);
    }
}
