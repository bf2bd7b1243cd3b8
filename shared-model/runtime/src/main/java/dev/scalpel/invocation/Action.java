package dev.scalpel.invocation;

/** One thing that a function can be asked to do. */
@FunctionalInterface
public interface Action {

    /**
     * Reads its fields, checks them, then acts.
     *
     * @return what the caller is told: anything that Jackson can write as JSON
     */
    Object run(RequestFields fields, Deadline deadline);
}
