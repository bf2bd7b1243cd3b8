package dev.scalpel.features;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a row's window is complete: every minute of the look-back is present, and every optional input over the longest
 * look-back of a feature that needs it. Counted by time stamps, so a gap ends every run.
 */
final class Availability {

    private final int lookBack;
    private final Map<OptionalInput, Integer> lookBackOf = new EnumMap<>(OptionalInput.class);

    Availability(List<Feature> features, int lookBack) {
        this.lookBack = lookBack;
        for (Feature feature : features) {
            feature.needs().ifPresent(need -> lookBackOf.merge(need, feature.lookBack(), Math::max));
        }
    }

    /** Whether the newest row's window is complete. */
    boolean atEnd(BarSeries bars, BarSeries reference) {
        int rows = bars.size();
        if (rows < lookBack
                || Minutes.between(bars.openTime(rows - lookBack), bars.openTime(rows - 1)) != lookBack - 1) {
            return false;
        }
        for (Map.Entry<OptionalInput, Integer> need : lookBackOf.entrySet()) {
            for (int row = rows - need.getValue(); row < rows; row++) {
                if (!known(need.getKey(), bars, row, reference)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Every row in turn. */
    Scan over(BarSeries bars, BarSeries reference) {
        return new Scan(bars, reference);
    }

    private static boolean known(OptionalInput input, BarSeries bars, int row, BarSeries reference) {
        return switch (input) {
            case TRADES -> bars.trades(row) != Bar.UNKNOWN_TRADES;
            case TAKER_FLOW -> !Double.isNaN(bars.takerBuyVolume(row));
            case REFERENCE -> reference.rowOf(bars.openTime(row)) >= 0;
        };
    }

    /** Goes through the rows of a series once. */
    final class Scan {

        private final BarSeries bars;
        private final BarSeries reference;
        private final OptionalInput[] inputs = lookBackOf.keySet().toArray(OptionalInput[]::new);
        private final int[] needed =
                lookBackOf.values().stream().mapToInt(Integer::intValue).toArray();
        private final int[] runs = new int[inputs.length];
        private long previous;
        private int run;
        private int row;
        private int referenceRow;

        private Scan(BarSeries bars, BarSeries reference) {
            this.bars = bars;
            this.reference = reference;
        }

        /** Whether the next row's window is complete. */
        boolean next() {
            long openTime = bars.openTime(row);
            boolean follows = openTime - previous == Minutes.MILLIS;
            previous = openTime;
            run = 1 + (follows ? run : 0);
            boolean whole = run >= lookBack;
            for (int i = 0; i < inputs.length; i++) {
                boolean known = inputs[i] == OptionalInput.REFERENCE
                        ? inReference(openTime)
                        : known(inputs[i], bars, row, reference);
                runs[i] = known ? 1 + (follows ? runs[i] : 0) : 0;
                whole &= runs[i] >= needed[i];
            }
            row++;
            return whole;
        }

        private boolean inReference(long openTime) {
            while (referenceRow < reference.size() && reference.openTime(referenceRow) < openTime) {
                referenceRow++;
            }
            return referenceRow < reference.size() && reference.openTime(referenceRow) == openTime;
        }
    }
}
