package dev.scalpel.benchmarks.faults.testbed;

/**
 * One request of an invocation to the store or to the venue.
 *
 * @param name of the kind of request: {@code find entry}, {@code put state}
 * @param venue whether it goes to the venue, else to the store
 * @param writes whether it changes something there
 */
public record Effect(String name, boolean venue, boolean writes) {

    static Effect question(String name) {
        return new Effect(name, true, false);
    }

    static Effect order(String name) {
        return new Effect(name, true, true);
    }

    static Effect get(String name) {
        return new Effect("get " + name, false, false);
    }

    static Effect put(String name) {
        return new Effect("put " + name, false, true);
    }
}
