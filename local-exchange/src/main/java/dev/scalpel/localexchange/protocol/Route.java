package dev.scalpel.localexchange.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * One call that the exchange understands.
 *
 * @param weight what it counts against the limit of requests
 * @param names the parameters it knows, those of signing left out; those of {@link #takingAny} for all
 * @param changes whether it changes orders, so that it can be accepted late
 * @param orders how many orders it places, to be counted against the limits of unfilled orders; 0 where it places none
 *     or counts them itself
 */
public record Route(
        RequestWeight weight, Access access, Set<String> names, boolean changes, int orders, Action action) {

    private static final Set<String> ANY = Set.of("*");

    public enum Access {
        OPEN,
        /** The key must be sent; parameters of signing may be, and are not looked at. */
        KEY,
        SIGNED
    }

    /** What the call does, at this instant of the exchange's time. */
    @FunctionalInterface
    public interface Action {
        JsonNode run(Parameters parameters, long now);
    }

    public static Route open(int weight, Action action, String... names) {
        return open(RequestWeight.of(weight), action, names);
    }

    public static Route open(RequestWeight weight, Action action, String... names) {
        return new Route(weight, Access.OPEN, Set.of(names), false, 0, action);
    }

    public static Route withKey(int weight, Action action, String... names) {
        return new Route(RequestWeight.of(weight), Access.KEY, Set.of(names), false, 0, action);
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

    /** This call with one more parameter. */
    public Route knowing(String name) {
        Set<String> more = new HashSet<>(names);
        more.add(name);
        return new Route(weight, access, Set.copyOf(more), changes, orders, action);
    }

    /** This call with whatever parameters. */
    public Route takingAny() {
        return new Route(weight, access, ANY, changes, orders, action);
    }

    public boolean takesAny() {
        return names.equals(ANY);
    }

    /** This call as one that places so many orders. */
    public Route placing(int number) {
        return new Route(weight, access, names, changes, number, action);
    }
}
