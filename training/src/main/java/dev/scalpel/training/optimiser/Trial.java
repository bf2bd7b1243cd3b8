package dev.scalpel.training.optimiser;

import java.util.List;

/**
 * A finished trial.
 *
 * @param number counted from 0 in the order of suggestion
 * @param loss smaller is better; NaN for a failed trial, the last loss for a pruned one
 * @param steps the loss after each finished round; may be empty
 */
public record Trial(int number, Point point, Status status, double loss, List<Double> steps) {

    /** How a trial ended. */
    public enum Status {
        COMPLETE,
        /** Stopped early: never the best, but used by the model. */
        PRUNED,
        /** Gave no usable loss. */
        FAILED
    }

    public Trial {
        if (number < 0) {
            throw new IllegalArgumentException("a trial's number must be >= 0: " + number);
        }
        if (status == Status.COMPLETE && !Double.isFinite(loss)) {
            status = Status.FAILED;
        }
        steps = List.copyOf(steps);
    }

    /** A finished trial; one with a non-finite loss is failed. */
    public static Trial complete(int number, Point point, double loss) {
        return new Trial(number, point, Status.COMPLETE, loss, List.of());
    }

    public static Trial failed(int number, Point point) {
        return new Trial(number, point, Status.FAILED, Double.NaN, List.of());
    }
}
