package dev.scalpel.local.downloading;

import dev.scalpel.funding.PriceSeries;
import dev.scalpel.local.importing.ImportProgress;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.retrieval.HistoryStore;
import dev.scalpel.retrieval.VenueHistory;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueRateLimit;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.market.MarketDataVenue;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads from a venue's API what the store lacks of some days, today's closed minutes included: what an archive does not have, or
 * everything where there is none.
 */
public final class VenueDownload {

    /** So many days are one piece of work, which is repeated where the venue fails. */
    private static final int DAYS = 7;

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private final VenueHistory history;
    private final VenueAttempts attempts;
    private final HistoryStore store;
    private final TradingSession session;
    private final ImportProgress progress;
    private final Consumer<String> notes;

    private VenueDownload(
            VenueHistory history,
            VenueAttempts attempts,
            HistoryStore store,
            TradingSession session,
            ImportProgress progress,
            Consumer<String> notes) {
        this.history = history;
        this.attempts = attempts;
        this.store = store;
        this.session = session;
        this.progress = progress;
        this.notes = notes;
    }

    /**
     * From the API of a venue that lists past bars for everybody; empty for another.
     *
     * @param retries at a week of a series
     * @param progress receives what is read, and how many of the days are done
     * @param notes receives each rejected row
     */
    public static Optional<VenueDownload> of(
            VenueAdapter adapter,
            ConnectionParameters connection,
            Clock clock,
            HistoryStore store,
            Retries retries,
            ImportProgress progress,
            Consumer<String> notes) {
        if (adapter.marketNeedsCredentials()) {
            return Optional.empty();
        }
        MarketDataVenue market = adapter.market(connection);
        if (market.klines().isEmpty()) {
            return Optional.empty();
        }
        VenueClock venueClock = connection.clock();
        MarketDataVenue paced = new PacedMarket(market, new Pacing(retries)::beforeRequest);
        return Optional.of(new VenueDownload(
                new VenueHistory(adapter, paced, venueClock, clock, store),
                new VenueAttempts(new VenueRateLimit(store.objects(), adapter.name()), venueClock, retries),
                store,
                adapter.session(),
                progress,
                notes));
    }

    /**
     * Stores what is missing of the days.
     *
     * @param from the first day
     * @param to the day after the last, which may be today
     * @throws DownloadFailedException when the process is interrupted
     */
    public VenueDownloadSummary run(InstrumentId instrument, LocalDate from, LocalDate to) {
        Run run = new Run(instrument, from, to);
        Optional<VenueException> failure = Optional.empty();
        try {
            run.all();
        } catch (VenueException failed) {
            failure = Optional.of(failed);
        }
        return new VenueDownloadSummary(run.bars, run.fundings, run.prices, failure);
    }

    /** One run: what was stored so far. */
    private final class Run {

        private final InstrumentId instrument;
        private final LocalDate from;
        private final LocalDate to;
        private final Map<PriceSeries, Long> prices = new EnumMap<>(PriceSeries.class);
        private OptionalLong fundings = OptionalLong.empty();
        private long bars;

        Run(InstrumentId instrument, LocalDate from, LocalDate to) {
            this.instrument = instrument;
            this.from = from;
            this.to = to;
        }

        void all() {
            attempts.run(history::now);
            StoredDays days = new StoredDays(store, instrument, history.now());
            Function<LocalDate, StoredDay> ofBars = days.bars(session);
            fill(
                    "bars",
                    ofBars,
                    day -> true,
                    (begin, end) -> history.bars(instrument, begin, end, this::reject),
                    stored -> bars += stored);
            if (history.hasFundings()) {
                progress.at("funding rates", 0, 1);
                attempts.run(() -> fundings = OptionalLong.of(fundings.orElse(0)
                        + history.fundings(instrument, from.toEpochDay() * DAY_MILLIS, to.toEpochDay() * DAY_MILLIS)));
            }
            if (history.hasPrices()) {
                for (PriceSeries series : PriceSeries.values()) {
                    prices.put(series, 0L);
                    // Before its listing, an instrument has neither bars nor marks: nothing is requested of those days.
                    fill(
                            series.title(),
                            days.prices(series),
                            day -> ofBars.apply(day).minutes() > 0,
                            (begin, end) -> history.prices(series, instrument, begin, end, this::reject),
                            stored -> prices.merge(series, stored, Long::sum));
                }
            }
        }

        private void fill(
                String what,
                Function<LocalDate, StoredDay> days,
                Predicate<LocalDate> wanted,
                Span span,
                Consumer<Long> stored) {
            for (LocalDate first = from; first.isBefore(to); first = first.plusDays(DAYS)) {
                LocalDate end = first.plusDays(DAYS).isBefore(to) ? first.plusDays(DAYS) : to;
                progress.at(
                        what + " of " + first,
                        first.toEpochDay() - from.toEpochDay(),
                        to.toEpochDay() - from.toEpochDay());
                LocalDate[] open = first.datesUntil(end)
                        .filter(day -> !days.apply(day).isWhole() && wanted.test(day))
                        .toArray(LocalDate[]::new);
                if (open.length == 0) {
                    continue;
                }
                long before = missing(open, days);
                try {
                    attempts.run(() -> span.read(
                            open[0].toEpochDay() * DAY_MILLIS, (open[open.length - 1].toEpochDay() + 1) * DAY_MILLIS));
                } finally {
                    stored.accept(before - missing(open, days));
                }
            }
        }

        private static long missing(LocalDate[] open, Function<LocalDate, StoredDay> days) {
            return Stream.of(open).mapToLong(day -> days.apply(day).missing()).sum();
        }

        private void reject(String row) {
            notes.accept("rejected: " + row);
        }
    }

    /** Reads the minutes of {@code [begin, end)}. */
    @FunctionalInterface
    private interface Span {

        void read(long begin, long end);
    }
}
