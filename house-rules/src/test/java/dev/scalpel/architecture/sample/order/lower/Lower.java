package dev.scalpel.architecture.sample.order.lower;

import dev.scalpel.architecture.sample.order.upper.Upper;

/** Breaks the order of packages on purpose. */
public final class Lower {

    public Upper upper() {
        return new Upper();
    }
}
