package dev.scalpel.invocation;

/** An action of a function. */
@FunctionalInterface
public interface Action {

    /**
     * Reads and checks its fields, then acts.
     *
     * @return the answer: anything that Jackson can write as JSON
     */
    Object run(RequestFields fields, Deadline deadline);
}
