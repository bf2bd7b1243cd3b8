package dev.scalpel.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The largest drawdown of an equity curve; the first one where two are equal.
 *
 * @param depth lost share of the peak, in [0, 1); 0 when the curve never fell
 * @param peak time of the peak
 * @param trough time of the lowest value
 * @param recovered when the peak was reached again; empty when the curve ends below it
 * @param end the curve's last instant
 */
public record Drawdown(double depth, Instant peak, Instant trough, Optional<Instant> recovered, Instant end) {

    static Drawdown deepest(EquityCurve curve) {
        int peak = 0;
        int deepestPeak = 0;
        int trough = 0;
        double depth = 0;
        for (int point = 1; point < curve.size(); point++) {
            if (curve.equity(point) >= curve.equity(peak)) {
                peak = point;
            } else if (1 - curve.equity(point) / curve.equity(peak) > depth) {
                depth = 1 - curve.equity(point) / curve.equity(peak);
                deepestPeak = peak;
                trough = point;
            }
        }
        return new Drawdown(
                depth,
                instant(curve, deepestPeak),
                instant(curve, trough),
                recovery(curve, deepestPeak, trough),
                instant(curve, curve.size() - 1));
    }

    /** From the peak to the recovery, or to the end of the curve where it has not recovered. */
    public Duration length() {
        return Duration.between(peak, recovered.orElse(depth == 0 ? peak : end));
    }

    /** From the trough to the recovery; empty when the curve ends below the peak. */
    public Optional<Duration> recovery() {
        return recovered.map(instant -> Duration.between(trough, instant));
    }

    private static Optional<Instant> recovery(EquityCurve curve, int peak, int trough) {
        for (int point = trough; point < curve.size(); point++) {
            if (curve.equity(point) >= curve.equity(peak)) {
                return Optional.of(instant(curve, point));
            }
        }
        return Optional.empty();
    }

    private static Instant instant(EquityCurve curve, int point) {
        return Instant.ofEpochMilli(curve.time(point));
    }
}
