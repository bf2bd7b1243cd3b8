package dev.scalpel.monitoring.learning;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.monitoring.records.ReviewPeriod;

/**
 * A way of learning that the weekly review tries. It produces a challenger, which must pass the gate to become
 * champion.
 */
public interface LearningMethod {

    /** The name in reports and notices, such as {@code online-learning}: letters, digits and dashes. */
    String name();

    /**
     * Learns for one symbol from the bars stored up to the period's end.
     *
     * @param deadline by which it must end; otherwise it is skipped and changes nothing
     */
    LearningResult learn(InstrumentId instrument, ReviewPeriod period, Deadline deadline);
}
