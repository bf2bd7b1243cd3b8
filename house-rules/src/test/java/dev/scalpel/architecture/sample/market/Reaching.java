package dev.scalpel.architecture.sample.market;

import dev.scalpel.architecture.sample.store.Reached;

/** Breaks the order of the packages on purpose: the ground floor reaches up. */
public final class Reaching {

    public Reached upwards() {
        return new Reached();
    }
}
