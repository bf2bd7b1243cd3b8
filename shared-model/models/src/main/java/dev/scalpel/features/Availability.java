package dev.scalpel.features;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a row's windows are complete, by time stamps. Of a look-back of up to three hours every minute must be present. Of
 * a longer one the first must be, and nine tenths of all: the price of an absent minute is that of the bar before it,
 * which must itself be in the window. Every optional input must be known over the longest look-back that needs it.
 */
final class Availability {

    /** In bars; three hours and the bar before them. */
    static final int WITHOUT_GAP = 181;

    private static final int ABSENT_PART = 10;

    private final int longest;
    private final int longestGap;
    private final int[] lookBacks;
    private final OptionalInput[] inputs;
    /** For each input the longest look-back of a feature that needs it. */
    private final int[] needed;

    Availability(List<Feature> features) {
        int[] all = features.stream()
                .mapToInt(Feature::lookBack)
                .distinct()
                .sorted()
                .toArray();
        int withoutGap =
                Arrays.stream(all).filter(each -> each <= WITHOUT_GAP).max().orElse(1);
        lookBacks = Arrays.stream(all).filter(each -> each >= withoutGap).toArray();
        longest = Arrays.stream(all).max().orElse(1);
        longestGap = maxAbsent(longest);
        Map<OptionalInput, Integer> lookBackOf = new EnumMap<>(OptionalInput.class);
        for (Feature feature : features) {
            feature.needs().ifPresent(need -> lookBackOf.merge(need, feature.lookBack(), Math::max));
        }
        inputs = lookBackOf.keySet().toArray(OptionalInput[]::new);
        needed = lookBackOf.values().stream().mapToInt(Integer::intValue).toArray();
    }

    private static int maxAbsent(int lookBack) {
        return lookBack <= WITHOUT_GAP ? 0 : lookBack / ABSENT_PART;
    }

    /** No available row has a longer gap in any window. */
    int longestGap() {
        return longestGap;
    }

    /** Looks at rows from this one on. */
    Scan from(int row, BarSeries bars, BarSeries reference) {
        return new Scan(row, bars, reference);
    }

    /** Goes through the rows of a series in order. */
    final class Scan {

        private final BarSeries bars;
        private final BarSeries reference;
        private final int[] firstBar = new int[lookBacks.length];
        private final int[] lastUnknown = new int[inputs.length];
        private int looked;
        private int referenceRow;

        private Scan(int row, BarSeries bars, BarSeries reference) {
            this.bars = bars;
            this.reference = reference;
            looked = Math.max(0, row - WITHOUT_GAP);
            Arrays.fill(lastUnknown, looked - 1);
            if (row < bars.size()) {
                referenceRow = reference.firstRowFrom(bars.openTime(looked));
                Arrays.fill(firstBar, bars.firstRowFrom(Minutes.plus(bars.openTime(row), 1 - longest)));
            }
        }

        /** Whether the windows of a row, which must be later than the one asked for before, are complete. */
        boolean isComplete(int row) {
            for (; looked <= row; looked++) {
                for (int input = 0; input < inputs.length; input++) {
                    if (!known(inputs[input], looked)) {
                        lastUnknown[input] = looked;
                    }
                }
            }
            boolean complete = isWithoutGap(row) || hasFewGaps(row);
            for (int input = 0; input < inputs.length; input++) {
                complete &= row - lastUnknown[input] >= needed[input];
            }
            return complete;
        }

        private boolean isWithoutGap(int row) {
            int first = row - longest + 1;
            return first >= 0 && Minutes.between(bars.openTime(first), bars.openTime(row)) == longest - 1;
        }

        private boolean hasFewGaps(int row) {
            long open = bars.openTime(row);
            for (int i = 0; i < lookBacks.length; i++) {
                long begin = Minutes.plus(open, 1 - lookBacks[i]);
                while (bars.openTime(firstBar[i]) < begin) {
                    firstBar[i]++;
                }
                int present = row - firstBar[i] + 1;
                if (bars.openTime(firstBar[i]) != begin || present < lookBacks[i] - maxAbsent(lookBacks[i])) {
                    return false;
                }
            }
            return true;
        }

        private boolean known(OptionalInput input, int row) {
            return switch (input) {
                case TRADES -> bars.trades(row) != Bar.UNKNOWN_TRADES;
                case TAKER_FLOW -> !Double.isNaN(bars.takerBuyVolume(row));
                case REFERENCE -> inReference(bars.openTime(row));
            };
        }

        private boolean inReference(long openTime) {
            while (referenceRow < reference.size() && reference.openTime(referenceRow) < openTime) {
                referenceRow++;
            }
            return referenceRow < reference.size() && reference.openTime(referenceRow) == openTime;
        }
    }
}
