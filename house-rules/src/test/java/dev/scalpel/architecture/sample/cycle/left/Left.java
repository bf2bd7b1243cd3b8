package dev.scalpel.architecture.sample.cycle.left;

import dev.scalpel.architecture.sample.cycle.right.Right;

/** One half of a cycle of packages, on purpose. */
public final class Left {

    public Right right() {
        return new Right();
    }
}
