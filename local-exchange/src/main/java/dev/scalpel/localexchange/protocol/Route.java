package dev.scalpel.localexchange.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * A call that the exchange supports.
 *
 * @param weight what it counts against the limit of requests
 * @param names the parameters it accepts, without those of signing; see {@link #withAnyParameters}
 * @param changesOrders whether it changes orders, so that its execution can be delayed
 * @param orders how many orders it counts against the limits of unfilled orders; 0 where it places none or counts
 *     them itself
 */
public record Route(
        RequestWeight weight, Access access, Set<String> names, boolean changesOrders, int orders, Action action) {

    private static final Set<String> ANY = Set.of("*");

    public enum Access {
        NONE,
        /** The key must be sent; parameters of signing are accepted and ignored. */
        API_KEY,
        SIGNED
    }

    /** Executes the call at this instant of exchange time. */
    @FunctionalInterface
    public interface Action {
        JsonNode run(Parameters parameters, long now);
    }

    public static Route open(int weight, Action action, String... names) {
        return open(RequestWeight.of(weight), action, names);
    }

    public static Route open(RequestWeight weight, Action action, String... names) {
        return new Route(weight, Access.NONE, Set.of(names), false, 0, action);
    }

    public static Route withKey(int weight, Action action, String... names) {
        return new Route(RequestWeight.of(weight), Access.API_KEY, Set.of(names), false, 0, action);
    }

    public static Route signed(int weight, Action action, String... names) {
        return signed(RequestWeight.of(weight), action, names);
    }

    public static Route signed(RequestWeight weight, Action action, String... names) {
        return new Route(weight, Access.SIGNED, Set.of(names), false, 0, action);
    }

    public static Route trade(int weight, Action action, String... names) {
        return new Route(RequestWeight.of(weight), Access.SIGNED, Set.of(names), true, 0, action);
    }

    /** This route with one more parameter. */
    public Route withParameter(String name) {
        Set<String> more = new HashSet<>(names);
        more.add(name);
        return new Route(weight, access, Set.copyOf(more), changesOrders, orders, action);
    }

    /** This route with any parameters. */
    public Route withAnyParameters() {
        return new Route(weight, access, ANY, changesOrders, orders, action);
    }

    public boolean takesAny() {
        return names.equals(ANY);
    }

    /** This route, counting so many orders. */
    public Route countingOrders(int number) {
        return new Route(weight, access, names, changesOrders, number, action);
    }
}
