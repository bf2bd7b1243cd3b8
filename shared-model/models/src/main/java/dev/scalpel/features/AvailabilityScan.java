package dev.scalpel.features;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.instrument.OpenMinutes;
import java.util.Arrays;

/** Goes through the rows of a series in order and says whose windows are complete: {@link Availability}. */
final class AvailabilityScan {

    private final BarSeries bars;
    private final BarSeries reference;
    private final OpenMinutes market;
    private final int longest;
    private final int[] lookBacks;
    private final OptionalInput[] inputs;
    private final int[] needed;
    private final int[] firstBar;
    private final int[] lastUnknown;
    private int looked;
    private int referenceRow;

    AvailabilityScan(Availability windows, int row, BarSeries bars, BarSeries reference, OpenMinutes market) {
        longest = windows.longest();
        lookBacks = windows.lookBacks();
        inputs = windows.inputs();
        needed = windows.needed();
        firstBar = new int[lookBacks.length];
        lastUnknown = new int[inputs.length];
        this.bars = bars;
        this.reference = reference;
        this.market = market;
        looked = Math.max(0, row - Availability.WITHOUT_GAP);
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
            if (!hasPriceAt(begin, firstBar[i], lookBacks[i])
                    || row - firstBar[i] + 1 < fewest(lookBacks[i], begin, open)) {
                return false;
            }
        }
        return true;
    }

    private int fewest(int lookBack, long begin, long open) {
        return Availability.fewestBars(
                lookBack,
                lookBack <= Availability.WITHOUT_GAP ? lookBack : (int) market.count(begin, Minutes.plus(open, 1)));
    }

    private boolean hasPriceAt(long begin, int first, int lookBack) {
        if (bars.openTime(first) == begin) {
            return true;
        }
        return lookBack > Availability.WITHOUT_GAP
                && first > 0
                && !market.isOpen(begin)
                && bars.openTime(first - 1) >= Minutes.plus(market.closedSince(begin), -Availability.LAST_MINUTES);
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
