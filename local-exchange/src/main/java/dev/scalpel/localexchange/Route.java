package dev.scalpel.localexchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * One call that the exchange understands.
 *
 * @param weight what it counts against the limit of requests
 * @param names the parameters it knows, those of signing left out
 * @param changes whether it changes orders, so that it can be accepted late
 */
record Route(int weight, Access access, Set<String> names, boolean changes, Action action) {

    enum Access {
        OPEN,
        SIGNED
    }

    /** What the call does, at this instant of the exchange's time. */
    @FunctionalInterface
    interface Action {
        JsonNode run(Parameters parameters, long now);
    }

    static Route open(int weight, Action action, String... names) {
        return new Route(weight, Access.OPEN, Set.of(names), false, action);
    }

    static Route signed(int weight, Action action, String... names) {
        return new Route(weight, Access.SIGNED, Set.of(names), false, action);
    }

    static Route trade(int weight, Action action, String... names) {
        return new Route(weight, Access.SIGNED, Set.of(names), true, action);
    }
}
