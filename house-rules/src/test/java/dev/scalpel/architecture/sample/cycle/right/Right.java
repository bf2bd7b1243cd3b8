package dev.scalpel.architecture.sample.cycle.right;

import dev.scalpel.architecture.sample.cycle.left.Left;

/** One half of a cycle of packages, on purpose. */
public final class Right {

    public Left left() {
        return new Left();
    }
}
