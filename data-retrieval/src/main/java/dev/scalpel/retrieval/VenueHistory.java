package dev.scalpel.retrieval;

import dev.scalpel.funding.PriceSeries;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.retrieval.feed.BarFeed;
import dev.scalpel.store.bars.InvalidBarLog;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.market.MarketDataVenue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Past minutes and fundings from a venue's API, for a caller that is no invocation, such as a download. Each page is stored before the
 * next is requested, and stored minutes are not requested again: a call that failed is simply repeated. Each call throws
 * {@link VenueException} when the venue does not answer.
 */
public final class VenueHistory {

    /** A span of a caller takes some requests: longer than that the venue does not respond as it should. */
    private static final Duration MAX_TIME = Duration.ofHours(1);

    private final MarketDataVenue market;
    private final VenueErrors errors;
    private final VenueClock clock;
    private final Clock ours;
    private final HistoryStore store;
    private final VenueTimeSource time;
    private final SymbolRetrieval bars;

    /**
     * @param market of the adapter
     * @param clock of the venue, as the market's connection has it
     */
    public VenueHistory(
            VenueAdapter adapter, MarketDataVenue market, VenueClock clock, Clock ours, HistoryStore store) {
        this.market = market;
        this.errors = adapter.errors();
        this.clock = clock;
        this.ours = ours;
        this.store = store;
        time = new VenueTimeSource(market, errors, clock, ours, VenueTimeSource.MAX_AGE);
        bars = new SymbolRetrieval(
                BarFeed.of(market, errors, clock), store.bars(), new InvalidBarLog(store.objects()), adapter.session());
    }

    /** The venue's time, which is requested once in a while. */
    public Instant now() {
        time.synchronise();
        return clock.instant();
    }

    /**
     * Fills the absent minutes of {@code [from, to)} that have closed.
     *
     * @param rejected receives the first few rows that are no bars
     */
    public void bars(InstrumentId instrument, long from, long to, Consumer<String> rejected) {
        long end = Math.min(to, Minutes.plus(Minutes.lastClosed(now()), 1));
        if (from < end) {
            SymbolProgress progress = new SymbolProgress(instrument);
            try {
                bars.fillGaps(progress, from, end, Deadline.in(MAX_TIME, ours));
            } finally {
                progress.report(end).invalidReasons().forEach(rejected);
            }
        }
    }

    /** Whether the venue has fundings. */
    public boolean hasFundings() {
        return market.funding().isPresent();
    }

    /**
     * Reads the fundings of {@code [from, to)} that have been settled.
     *
     * @return how many the store did not have, or had with another rate
     */
    public long fundings(InstrumentId instrument, long from, long to) {
        return market.funding()
                .map(reader -> FundingRetrieval.fill(
                        errors, reader, store.fundings(), instrument, from, Math.min(to, now().toEpochMilli())))
                .orElse(0L);
    }

    /** Whether the venue has prices that fundings are made of. */
    public boolean hasPrices() {
        return market.prices().isPresent();
    }

    /** The end of the minutes that {@link #prices} reads now: the newest closed minute is not among them, in case the venue is behind. */
    public long endOfPrices() {
        return Minutes.lastClosed(now());
    }

    /**
     * Fills the absent minutes of {@code [from, to)} before {@link #endOfPrices}.
     *
     * @param rejected receives each row that is no minute of the series
     */
    public void prices(PriceSeries series, InstrumentId instrument, long from, long to, Consumer<String> rejected) {
        market.prices()
                .ifPresent(reader -> new PriceFill(errors, reader, series, store.prices(series))
                        .fill(instrument, from, Math.min(to, endOfPrices()), rejected));
    }
}
