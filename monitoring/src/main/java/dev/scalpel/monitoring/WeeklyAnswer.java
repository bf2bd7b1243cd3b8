package dev.scalpel.monitoring;

import dev.scalpel.monitoring.learning.LearningResult;
import java.time.Instant;
import java.util.List;

/**
 * The answer to the caller.
 *
 * @param mail {@code sent}, {@code suppressed}, {@code dropped}, or why it failed
 */
record WeeklyAnswer(
        String week,
        Instant from,
        Instant to,
        String verdict,
        String report,
        String metrics,
        String mail,
        List<LearningResult> lessons) {}
