package dev.scalpel.retrieval.feed;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InvalidBarException;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.venue.VenueException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The response of the venue for {@code [from, until)}.
 *
 * @param bars valid and closed
 * @param invalid rows that are not valid bars, each with its reason; their minutes stay missing and are fetched again
 * @param until the first minute that is still unknown; a minute before it without a bar and without an invalid row had no
 *     trade, because the venue lists a later one
 * @param failure what ended the requests early: to be thrown once the bars before it are stored
 */
public record FetchedBars(
        BarSeries bars, List<InvalidBarException> invalid, long from, long until, Optional<VenueException> failure) {

    public FetchedBars {
        invalid = List.copyOf(invalid);
        if (until < from) {
            throw new IllegalArgumentException("until must be >= from: " + until + " < " + from);
        }
    }

    /** Whose requests all succeeded. */
    public FetchedBars(BarSeries bars, List<InvalidBarException> invalid, long from, long until) {
        this(bars, invalid, from, until, Optional.empty());
    }

    FetchedBars endedBy(Optional<VenueException> reason) {
        return new FetchedBars(bars, invalid, from, until, reason);
    }

    /** @throws VenueException what ended the requests early, if anything did */
    public void requireAll() {
        failure.ifPresent(reason -> {
            throw reason;
        });
    }

    static FetchedBars nothing(long from) {
        return new FetchedBars(BarSeries.empty(), List.of(), from, from);
    }

    public boolean madeNoProgress() {
        return until == from;
    }

    /**
     * The bars with minutes without trades filled in: all prices are the previous close, the volume is zero. Nothing is
     * filled before the first known price, nor while the instrument is not traded.
     *
     * @param session of the instrument
     * @param closeBefore the close of the bar before {@code from}, where it is known
     */
    public BarSeries withQuietMinutes(OptionalDouble closeBefore, SessionMinutes session) {
        Set<Long> unknown = new HashSet<>();
        invalid.forEach(row -> unknown.add(Minutes.floor(row.openTime())));
        List<Bar> filled = new ArrayList<>();
        OptionalDouble previous = closeBefore;
        int row = 0;
        for (long minute = from; minute < until; minute = Minutes.plus(minute, 1)) {
            if (row < bars.size() && bars.openTime(row) == minute) {
                filled.add(bars.bar(row));
                previous = OptionalDouble.of(bars.close(row));
                row++;
            } else if (unknown.contains(minute)) {
                // The price of that minute is unknown: a quiet minute after it would be a guess.
                previous = OptionalDouble.empty();
            } else if (previous.isPresent() && session.includes(minute)) {
                filled.add(Bar.quiet(minute, previous.getAsDouble()));
            }
        }
        return BarSeries.of(filled);
    }
}
