package dev.scalpel.execution;

import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.champion.StoredChampions;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;

/** What a test, a replay or a benchmark may put in the place of the usual. */
public record Parts(Champions champions, DrawdownMetric metric) {

    public static Parts usual(Settings settings, ObjectStore store) {
        return new Parts(new StoredChampions(store, settings.costs().forTrading()), DrawdownMetric.NONE);
    }

    public Parts with(Champions others) {
        return new Parts(others, metric);
    }

    public Parts with(DrawdownMetric other) {
        return new Parts(champions, other);
    }
}
