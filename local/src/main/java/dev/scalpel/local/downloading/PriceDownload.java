package dev.scalpel.local.downloading;

import dev.scalpel.funding.PriceSeries;
import dev.scalpel.local.importing.ImportFile;
import dev.scalpel.local.importing.ImportProgress;
import dev.scalpel.local.importing.PriceFile;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.bars.AppendResult;
import dev.scalpel.store.funding.StoredPrices;
import dev.scalpel.venue.market.MarketArchive;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Downloads the mark price or the premium index of days that are not whole yet, as {@link BarDownload} does bars. */
public final class PriceDownload {

    private final PriceSeries series;
    private final MarketArchive archive;
    private final VerifiedFiles files;
    private final StoredPrices store;
    private final ImportProgress progress;

    /**
     * @param store of the series
     * @param progress receives each file's name, and how many of the days are done
     */
    public PriceDownload(
            PriceSeries series,
            MarketArchive archive,
            VerifiedFiles files,
            StoredPrices store,
            ImportProgress progress) {
        this.series = series;
        this.archive = archive;
        this.files = files;
        this.store = store;
        this.progress = progress;
    }

    /**
     * Stores the days; empty when the venue has no such series.
     *
     * @param from the first day
     * @param to the day after the last, which must be over
     * @throws DownloadFailedException when the archive cannot be reached; files read before are stored
     */
    public Optional<BarDownloadSummary> run(InstrumentId instrument, LocalDate from, LocalDate to) {
        return archive.prices(series, instrument.symbol(), from)
                .map(any -> new BarDownload(new OfArchive(), files, progress).run(instrument, from, to));
    }

    /** Its files and its store. */
    private final class OfArchive implements ArchiveSeries {

        @Override
        public String path(Symbol symbol, LocalDate day) {
            return archive.prices(series, symbol, day).orElseThrow();
        }

        @Override
        public String path(Symbol symbol, YearMonth month) {
            return archive.prices(series, symbol, month).orElseThrow();
        }

        @Override
        public int minutes(InstrumentId instrument, LocalDate day) {
            return store.read(instrument, day).size();
        }

        @Override
        public Stored store(ImportFile file, InstrumentId instrument) {
            AppendResult result = store.append(instrument, PriceFile.read(file, series));
            return new Stored(result.stored() + result.changed(), result.changed(), result.unchanged(), 0);
        }
    }
}
