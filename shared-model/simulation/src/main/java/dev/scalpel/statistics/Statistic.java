package dev.scalpel.statistics;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** A number for a report: a finite value, or the reason why there is none. Never NaN, never infinite. */
public final class Statistic {

    private static final String DEFINED = "";

    private final double value;
    private final String reason;

    private Statistic(double value, String reason) {
        this.value = value;
        this.reason = reason;
    }

    /** @throws IllegalArgumentException when the value is not finite: the caller must then give a reason with {@link #undefined} */
    public static Statistic of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a statistic must be finite: " + value);
        }
        return new Statistic(value, DEFINED);
    }

    /** @param reason text for a report, for example "no losses" */
    public static Statistic undefined(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("an undefined statistic needs a reason");
        }
        return new Statistic(0, reason);
    }

    /** The quotient, or undefined for this reason when the divisor is zero. */
    static Statistic ratio(double dividend, double divisor, String reasonWhenZero) {
        return divisor == 0 ? undefined(reasonWhenZero) : of(dividend / divisor);
    }

    public boolean isDefined() {
        return reason.isEmpty();
    }

    public OptionalDouble value() {
        return isDefined() ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    public double orElse(double other) {
        return isDefined() ? value : other;
    }

    /**
     * The value of a statistic that the caller knows to be defined.
     *
     * @throws IllegalStateException with the reason when it is not
     */
    public double get() {
        if (!isDefined()) {
            throw new IllegalStateException("the statistic is undefined: " + reason);
        }
        return value;
    }

    /** Why there is no value; empty when there is one. */
    public String reason() {
        return reason;
    }

    public Statistic map(DoubleUnaryOperator function) {
        return isDefined() ? of(function.applyAsDouble(value)) : this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Statistic that && Double.compare(value, that.value) == 0 && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(value) + reason.hashCode();
    }

    /** The value, or {@code n/a (reason)}. */
    @Override
    public String toString() {
        return isDefined() ? Double.toString(value) : "n/a (" + reason + ")";
    }
}
