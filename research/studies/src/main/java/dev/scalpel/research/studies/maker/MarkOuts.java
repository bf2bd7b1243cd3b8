package dev.scalpel.research.studies.maker;

import dev.scalpel.market.Minutes;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.GrossReturn;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Mark-outs, summed by UTC day: there are too many to keep them all. */
final class MarkOuts {

    private static final long DAY = Minutes.PER_DAY * Minutes.MILLIS;

    private final TreeMap<Long, double[]> sums = new TreeMap<>();
    private int count;

    void add(long time, double move) {
        double[] day = sums.computeIfAbsent(Math.floorDiv(time, DAY), key -> new double[2]);
        day[0] += move;
        day[1]++;
        count++;
    }

    int count() {
        return count;
    }

    /**
     * The mean of several in basis points, with the error of its day clusters.
     *
     * @param error absent where there are too few days
     */
    record Mean(int count, OptionalDouble bp, OptionalDouble error) {

        static Mean of(List<MarkOuts> parts) {
            // One side only: a mark-out is no round trip.
            List<GrossReturn> days = parts.stream().flatMap(MarkOuts::days).toList();
            BreakEven mean = BreakEven.byDay(days);
            return new Mean(
                    parts.stream().mapToInt(MarkOuts::count).sum(),
                    mean.bp().value(),
                    mean.standardErrorBp().value());
        }
    }

    private Stream<GrossReturn> days() {
        return sums.entrySet().stream()
                .map(day -> new GrossReturn(day.getKey() * DAY, day.getValue()[0], day.getValue()[1]));
    }
}
