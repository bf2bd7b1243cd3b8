package dev.scalpel.local.downloading;

import dev.scalpel.funding.PriceSeries;
import dev.scalpel.local.importing.ImportProgress;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.retrieval.HistoryStore;
import dev.scalpel.store.funding.FundingRepository;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A whole download: from the archive what it has, then from the venue's API what is missing. */
public final class Download {

    private final HistoryStore store;
    private final Clock clock;
    private final TradingSession session;
    private final ImportProgress progress;
    private final Consumer<String> notes;

    /**
     * @param session of the venue's instruments
     * @param progress receives what is read, and how much of it is done
     * @param notes receives each rejected row
     */
    public Download(
            HistoryStore store, Clock clock, TradingSession session, ImportProgress progress, Consumer<String> notes) {
        this.store = store;
        this.clock = clock;
        this.session = session;
        this.progress = progress;
        this.notes = notes;
    }

    /**
     * Stores bars and, of perpetuals, fundings and the prices that these are made of.
     *
     * @param from the first day
     * @param to the day after the last; only the API has bars of today
     * @throws DownloadFailedException when the archive cannot be reached; what was read before is stored
     */
    public DownloadResult run(
            InstrumentId instrument,
            LocalDate from,
            LocalDate to,
            Optional<ArchiveSource> archive,
            Optional<VenueDownload> venue) {
        return new Run(instrument, from, to).all(archive, venue);
    }

    /** One download. */
    private final class Run {

        private final InstrumentId instrument;
        private final LocalDate from;
        private final LocalDate to;
        private final LocalDate today;
        private final StoredDays days;
        private final Function<LocalDate, StoredDay> ofBars;
        private final Map<PriceSeries, BarDownloadSummary> prices = new EnumMap<>(PriceSeries.class);
        private BarDownloadSummary bars;
        private Optional<FundingDownload.Summary> fundings = Optional.empty();

        Run(InstrumentId instrument, LocalDate from, LocalDate to) {
            this.instrument = instrument;
            this.from = from;
            this.to = to;
            today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            days = new StoredDays(store, instrument, clock.instant());
            ofBars = days.bars(session);
            bars = BarDownloadSummary.nothing(from, to, today, ofBars);
        }

        DownloadResult all(Optional<ArchiveSource> archive, Optional<VenueDownload> venue) {
            LocalDate end = to.isBefore(today) ? to : today;
            if (from.isBefore(end)) {
                archive.ifPresent(source -> read(source, end));
            }
            Optional<VenueDownloadSummary> read = venue.map(source -> source.run(instrument, from, to));
            read.ifPresent(this::count);
            boolean isEmpty =
                    from.datesUntil(to).allMatch(day -> ofBars.apply(day).minutes() == 0);
            return new DownloadResult(bars, fundings, prices, read, isEmpty);
        }

        private void read(ArchiveSource source, LocalDate end) {
            bars = new BarDownload(source.archive(), source.files(), store.bars(), progress, notes)
                    .run(instrument, from, end);
            if (bars.isEmpty()) {
                return;
            }
            fundings = new FundingDownload(source.archive(), source.files(), store.fundings(), progress)
                    .run(instrument, from, end, today);
            for (PriceSeries series : PriceSeries.values()) {
                new PriceDownload(series, source.archive(), source.files(), store.prices(series), progress)
                        .run(instrument, from, end)
                        .ifPresent(summary -> prices.put(series, summary));
            }
        }

        /** What is missing after the API was read too. */
        private void count(VenueDownloadSummary read) {
            bars = bars.after(from, to, ofBars);
            for (PriceSeries series : read.prices().keySet()) {
                Function<LocalDate, StoredDay> ofSeries = days.prices(series);
                prices.put(
                        series,
                        Optional.ofNullable(prices.get(series))
                                .orElseGet(() -> BarDownloadSummary.nothing(from, to, today, ofSeries))
                                .after(from, to, ofSeries));
            }
            FundingRepository stored = store.fundings();
            fundings = fundings.map(summary -> summary.without(month -> !stored.read(
                            instrument,
                            month.atDay(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                                    .toEpochMilli(),
                            month.plusMonths(1)
                                    .atDay(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                                    .toEpochMilli())
                    .isEmpty()));
        }
    }
}
