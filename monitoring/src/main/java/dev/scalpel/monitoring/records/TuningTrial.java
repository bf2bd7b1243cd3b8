package dev.scalpel.monitoring.records;

import java.time.LocalDate;

/**
 * A finished tuning trial.
 *
 * @param date of its training
 * @param training id of the training; a day may have several
 * @param number within that training, from 0
 * @param value its objective, higher is better; NaN where it has none
 */
public record TuningTrial(LocalDate date, String training, int number, double value, Outcome outcome) {

    /** How a trial ended. */
    public enum Outcome {
        COMPLETE,
        /** Stopped early as hopeless. */
        PRUNED,
        FAILED
    }

    /** Whether it could be selected. */
    public boolean counts() {
        return outcome == Outcome.COMPLETE && Double.isFinite(value);
    }
}
