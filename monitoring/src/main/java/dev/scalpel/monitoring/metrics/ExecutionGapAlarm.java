package dev.scalpel.monitoring.metrics;

import dev.scalpel.statistics.Cusum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Detects, trade by trade, whether live trades have become worse or better than simulated ones. The unit of a gap is a
 * quarter of the trade's σ, which is what the simulator lets a stop slip, but at least a basis point, so that a calm
 * market does not raise the alarm.
 *
 * @param points after each trade, oldest first
 * @param firstRaisedAt when it was first raised in the period
 */
public record ExecutionGapAlarm(List<Point> points, Optional<Instant> firstRaisedAt) {

    private static final double SIGMAS = 0.25;
    private static final double MIN_UNIT = 1e-4;

    /**
     * @param above cumulative sum of how much better live was
     * @param below cumulative sum of how much worse it was
     */
    public record Point(Instant at, double above, double below, boolean raised) {}

    public ExecutionGapAlarm {
        points = List.copyOf(points);
    }

    /**
     * @param gaps in order of time; those before the period count in the sums but do not raise the alarm
     * @param periodFrom epoch milliseconds
     */
    static ExecutionGapAlarm over(List<ExecutionGap> gaps, long periodFrom) {
        Cusum sums = Cusum.withDefaults();
        List<Point> points = new ArrayList<>();
        Optional<Instant> firstRaisedAt = Optional.empty();
        for (ExecutionGap gap : gaps) {
            double unit = Math.max(SIGMAS * gap.live().basis().volatility(), MIN_UNIT);
            Cusum next = sums.next(gap.total() / unit);
            Instant at = Instant.ofEpochMilli(gap.live().exit().time());
            points.add(new Point(at, next.above(), next.below(), next.isAlarm()));
            if (next.isAlarm() && at.toEpochMilli() >= periodFrom && firstRaisedAt.isEmpty()) {
                firstRaisedAt = Optional.of(at);
            }
            sums = next.isAlarm() ? next.reset() : next;
        }
        return new ExecutionGapAlarm(points, firstRaisedAt);
    }

    public boolean isRaised() {
        return firstRaisedAt.isPresent();
    }

    public static double limit() {
        return Cusum.withDefaults().limit();
    }
}
