package dev.scalpel.retrieval.feed;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InvalidBarException;
import dev.scalpel.market.Minutes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the venue told of {@code [from, until)}.
 *
 * @param bars sane and closed
 * @param refused rows that are no bars, each with its reason; their minutes stay absent and are asked for again
 * @param until the first minute of which nothing is known yet; a minute before it without a bar and without a refused
 *     row had no trade: the venue lists a later one
 */
public record FetchedBars(BarSeries bars, List<InvalidBarException> refused, long from, long until) {

    public FetchedBars {
        refused = List.copyOf(refused);
        if (until < from) {
            throw new IllegalArgumentException("until must be >= from: " + until + " < " + from);
        }
    }

    static FetchedBars nothing(long from) {
        return new FetchedBars(BarSeries.empty(), List.of(), from, from);
    }

    public boolean gotNowhere() {
        return until == from;
    }

    /**
     * The bars with the minutes without trade filled in: all prices are the previous close, the volume is zero. Before
     * the first known price nothing is filled.
     *
     * @param closeBefore the close of the bar before {@code from}, where it is known
     */
    public BarSeries withQuietMinutes(OptionalDouble closeBefore) {
        Set<Long> unknown = new HashSet<>();
        refused.forEach(row -> unknown.add(Minutes.floor(row.openTime())));
        List<Bar> filled = new ArrayList<>();
        OptionalDouble previous = closeBefore;
        int row = 0;
        for (long minute = from; minute < until; minute = Minutes.plus(minute, 1)) {
            if (row < bars.size() && bars.openTime(row) == minute) {
                filled.add(bars.bar(row));
                previous = OptionalDouble.of(bars.close(row));
                row++;
            } else if (unknown.contains(minute)) {
                // What the price was in that minute is not known: a quiet minute after it would be a guess.
                previous = OptionalDouble.empty();
            } else if (previous.isPresent()) {
                filled.add(Bar.quiet(minute, previous.getAsDouble()));
            }
        }
        return BarSeries.of(filled);
    }
}
