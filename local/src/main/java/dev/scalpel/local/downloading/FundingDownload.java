package dev.scalpel.local.downloading;

import dev.scalpel.local.importing.FundingImport;
import dev.scalpel.local.importing.ImportFailedException;
import dev.scalpel.local.importing.ImportFile;
import dev.scalpel.local.importing.ImportProgress;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.funding.FundingRepository;
import dev.scalpel.venue.market.MarketArchive;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Downloads the fundings of whole months. They are read each time, because nothing says how many fundings a month has; a file
 * is a few kilobytes, and what is stored already stays unchanged.
 */
public final class FundingDownload {

    private final MarketArchive archive;
    private final VerifiedFiles files;
    private final FundingRepository store;
    private final ImportProgress progress;

    /** @param progress receives each file's name, and how many of the months are done */
    public FundingDownload(
            MarketArchive archive, VerifiedFiles files, FundingRepository store, ImportProgress progress) {
        this.archive = archive;
        this.files = files;
        this.store = store;
        this.progress = progress;
    }

    /**
     * Stores the fundings of each month that the days touch; empty when the venue has none.
     *
     * @param from the first day
     * @param to the day after the last
     * @param today months that are not over have no file yet
     * @throws DownloadFailedException when the archive cannot be reached; months read before are stored
     */
    public Optional<Summary> run(InstrumentId instrument, LocalDate from, LocalDate to, LocalDate today) {
        YearMonth first = YearMonth.from(from);
        YearMonth last = YearMonth.from(to.minusDays(1));
        if (archive.fundings(instrument.symbol(), first).isEmpty()) {
            return Optional.empty();
        }
        List<YearMonth> absent = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        long stored = 0;
        long unchanged = 0;
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            try {
                Optional<ImportFile> file = month.isBefore(YearMonth.from(today))
                        ? fetch(
                                instrument,
                                month,
                                ChronoUnit.MONTHS.between(first, month),
                                ChronoUnit.MONTHS.between(first, last) + 1)
                        : Optional.empty();
                if (file.isEmpty()) {
                    absent.add(month);
                    continue;
                }
                FundingImport.Summary read =
                        FundingImport.read(List.of(file.get())).into(store, instrument);
                stored += read.stored();
                unchanged += read.unchanged();
            } catch (DamagedFileException | ImportFailedException unusable) {
                damaged.add(String.valueOf(unusable.getMessage()));
            }
        }
        return Optional.of(new Summary(stored, unchanged, absent, damaged));
    }

    private Optional<ImportFile> fetch(InstrumentId instrument, YearMonth month, long done, long total) {
        return archive.fundings(instrument.symbol(), month).flatMap(path -> {
            progress.at(path.substring(path.lastIndexOf('/') + 1), done, total);
            return files.fetch(path);
        });
    }

    /**
     * What was downloaded.
     *
     * @param stored fundings that are new or replace others
     * @param unchanged that were stored before
     * @param absent months of which the archive has no file, or none yet
     * @param damaged what is wrong with files that were not stored
     */
    public record Summary(long stored, long unchanged, List<YearMonth> absent, List<String> damaged) {

        public Summary {
            absent = List.copyOf(absent);
            damaged = List.copyOf(damaged);
        }

        /** The same after the fundings of some absent months were read from elsewhere. */
        Summary without(Predicate<YearMonth> months) {
            return new Summary(
                    stored, unchanged, absent.stream().filter(months.negate()).toList(), damaged);
        }
    }
}
