package dev.scalpel.monitoring.learning;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.records.ReviewPeriod;

/** Something that the weekly review tries to learn. Its result is a challenger: only the gate makes it the champion. */
public interface LearningMethod {

    /** How it is called in the report and in notices, such as {@code online-learning}: letters, digits and dashes. */
    String name();

    /**
     * Tries to learn of one symbol, from what is stored up to the period's end.
     *
     * @param deadline by which it has ended; a learning that cannot make it says so and leaves everything as it was
     */
    LearningResult learn(Symbol symbol, ReviewPeriod period, Deadline deadline);
}
