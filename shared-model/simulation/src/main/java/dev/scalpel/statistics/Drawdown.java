package dev.scalpel.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A decline of an equity curve from a peak until the peak was reached again, or to the end.
 *
 * @param depth lost share of the peak, in [0, 1); 0 when the curve never fell
 * @param peak time of the peak
 * @param trough time of the lowest value
 * @param recovered when the peak was reached again; empty when the curve ends below it
 * @param end the curve's last instant
 */
public record Drawdown(double depth, Instant peak, Instant trough, Optional<Instant> recovered, Instant end) {

    static Drawdown deepest(EquityCurve curve) {
        return worst(curve, 1).stream()
                .findFirst()
                .orElseGet(() -> new Drawdown(
                        0,
                        instant(curve, 0),
                        instant(curve, 0),
                        Optional.of(instant(curve, 0)),
                        instant(curve, curve.size() - 1)));
    }

    /**
     * The deepest ones, the deepest first; of equal ones the earlier first. Each lasts from a peak until it is reached
     * again, so no two overlap.
     */
    static List<Drawdown> worst(EquityCurve curve, int count) {
        List<Drawdown> all = new ArrayList<>();
        int peak = 0;
        int trough = 0;
        for (int point = 1; point < curve.size(); point++) {
            if (curve.equity(point) >= curve.equity(peak)) {
                if (trough > peak) {
                    all.add(of(curve, peak, trough, Optional.of(instant(curve, point))));
                }
                peak = point;
                trough = point;
            } else if (curve.equity(point) < curve.equity(trough)) {
                trough = point;
            }
        }
        if (trough > peak) {
            all.add(of(curve, peak, trough, Optional.empty()));
        }
        return all.stream()
                .sorted(Comparator.comparingDouble(Drawdown::depth).reversed())
                .limit(count)
                .toList();
    }

    /** From the peak to the recovery, or to the end of the curve where it has not recovered. */
    public Duration length() {
        return Duration.between(peak, recovered.orElse(depth == 0 ? peak : end));
    }

    /** From the trough to the recovery; empty when the curve ends below the peak. */
    public Optional<Duration> recovery() {
        return recovered.map(instant -> Duration.between(trough, instant));
    }

    private static Drawdown of(EquityCurve curve, int peak, int trough, Optional<Instant> recovered) {
        return new Drawdown(
                1 - curve.equity(trough) / curve.equity(peak),
                instant(curve, peak),
                instant(curve, trough),
                recovered,
                instant(curve, curve.size() - 1));
    }

    private static Instant instant(EquityCurve curve, int point) {
        return Instant.ofEpochMilli(curve.time(point));
    }
}
