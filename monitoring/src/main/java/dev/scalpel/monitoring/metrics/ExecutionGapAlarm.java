package dev.scalpel.monitoring.metrics;

import dev.scalpel.statistics.Cusum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches whether live trades have become worse (or better) than simulated ones, trade after trade. A gap is measured in
 * quarters of the trade's own σ, which is what the simulator allows a stop to slip; at least in basis points, so that a
 * calm market does not make it nervous.
 *
 * @param points after each trade, oldest first
 * @param rangFirst when it rang for the first time in the period
 */
public record ExecutionGapAlarm(List<Point> points, Optional<Instant> rangFirst) {

    private static final double SIGMAS = 0.25;
    private static final double SMALLEST_UNIT = 1e-4;

    /**
     * @param above how far live has been better than simulated, added up
     * @param below how far it has been worse
     */
    public record Point(Instant at, double above, double below, boolean rings) {}

    public ExecutionGapAlarm {
        points = List.copyOf(points);
    }

    /**
     * @param gaps in order of time; those before the period set the alarm's sums but do not ring it
     * @param periodFrom epoch milliseconds
     */
    static ExecutionGapAlarm over(List<ExecutionGap> gaps, long periodFrom) {
        Cusum sums = Cusum.withDefaults();
        List<Point> points = new ArrayList<>();
        Optional<Instant> rang = Optional.empty();
        for (ExecutionGap gap : gaps) {
            double unit = Math.max(SIGMAS * gap.live().sigma(), SMALLEST_UNIT);
            Cusum next = sums.next(gap.total() / unit);
            Instant at = Instant.ofEpochMilli(gap.live().exit().time());
            points.add(new Point(at, next.above(), next.below(), next.isAlarm()));
            if (next.isAlarm() && at.toEpochMilli() >= periodFrom && rang.isEmpty()) {
                rang = Optional.of(at);
            }
            sums = next.isAlarm() ? next.reset() : next;
        }
        return new ExecutionGapAlarm(points, rang);
    }

    public boolean rang() {
        return rangFirst.isPresent();
    }

    public static double limit() {
        return Cusum.withDefaults().limit();
    }
}
