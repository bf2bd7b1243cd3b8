package dev.scalpel.features;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.instrument.OpenMinutes;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a row's windows are complete, by time stamps. Of a look-back of up to three hours every minute must be present. Of
 * a longer one the first must be, and nine tenths of all: the price of an absent minute is that of the bar before it,
 * which must itself be in the window. Every optional input must be known over the longest look-back that needs it.
 *
 * <p>While the instrument is not traded no minute of a longer look-back is missing, and the price is the last one before. If it
 * begins then, one of the last minutes of trading before it must be there. No minute of the last three hours may be without
 * trading: volatility measured over a closed market would be too small.
 */
final class Availability {

    /** In bars; three hours and the bar before them. */
    static final int WITHOUT_GAP = 181;

    /** Of the end of trading before a look-back that begins in a closed market: venues stop a little early. */
    static final int LAST_MINUTES = 60;

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

    /** No available row has a gap with more minutes of trading in any window. */
    int longestGap() {
        return longestGap;
    }

    /** Looks at rows from this one on. */
    AvailabilityScan from(int row, BarSeries bars, BarSeries reference, OpenMinutes open) {
        return new AvailabilityScan(this, row, bars, reference, open);
    }

    /** The fewest bars of a look-back in which the market is open for so many minutes. */
    static int fewestBars(int lookBack, int traded) {
        return traded - Math.min(maxAbsent(lookBack), traded / ABSENT_PART);
    }

    int longest() {
        return longest;
    }

    /** Rising, those of up to three hours only by the longest of them; not a copy. */
    int[] lookBacks() {
        return lookBacks;
    }

    /** Not a copy. */
    OptionalInput[] inputs() {
        return inputs;
    }

    /** Of each input; not a copy. */
    int[] needed() {
        return needed;
    }
}
