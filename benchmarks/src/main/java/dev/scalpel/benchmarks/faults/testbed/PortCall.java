package dev.scalpel.benchmarks.faults.testbed;

/**
 * One request of an invocation to the store or to the venue.
 *
 * @param name of the kind of request: {@code find entry}, {@code put state}
 * @param venue whether it goes to the venue, else to the store
 * @param writes whether it changes something there
 */
public record PortCall(String name, boolean venue, boolean writes) {

    static PortCall question(String name) {
        return new PortCall(name, true, false);
    }

    static PortCall order(String name) {
        return new PortCall(name, true, true);
    }

    static PortCall get(String name) {
        return new PortCall("get " + name, false, false);
    }

    static PortCall put(String name) {
        return new PortCall("put " + name, false, true);
    }
}
