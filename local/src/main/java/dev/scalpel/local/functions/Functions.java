package dev.scalpel.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.retrieval.RetrievalFunction;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The functions by name, called as AWS would call them: an event in, a document out. */
public final class Functions {

    public static final String RETRIEVAL = "data-retrieval";

    private final Map<String, Dispatcher> byName;
    private final Clock clock;

    private Functions(Map<String, Dispatcher> byName, Clock clock) {
        this.byName = byName;
        this.clock = clock;
    }

    public static Functions of(Settings settings, ObjectStore store, Clock clock, Dispatcher.FailureReport failures) {
        Map<String, Dispatcher> byName = new TreeMap<>();
        byName.put(RETRIEVAL, RetrievalFunction.create(settings, store, clock, failures));
        return new Functions(byName, clock);
    }

    /**
     * Calls a function.
     *
     * @param limit the time it has, by its own clock
     * @throws IllegalArgumentException when no function has this name
     */
    public JsonNode call(String function, String event, Duration limit) {
        Dispatcher dispatcher = Optional.ofNullable(byName.get(function))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no function is called '" + function + "'; there are: " + String.join(", ", byName.keySet())));
        return dispatcher.answer(event, Deadline.in(limit, clock));
    }
}
