package dev.scalpel.local.downloading;

import dev.scalpel.local.importing.ImportFailedException;
import dev.scalpel.local.importing.ImportFile;
import dev.scalpel.local.importing.ImportProgress;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.venue.market.MarketArchive;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Downloads the bars of days that are not whole yet: by month where a month is requested whole and lacks more than a few
 * days, otherwise by day. Each file is stored before the next is read, so an interrupted download continues where it was.
 */
public final class BarDownload {

    /** So many days of a month are read one by one. */
    private static final int MAX_SINGLE_DAYS = 3;

    private final ArchiveSeries series;
    private final VerifiedFiles files;
    private final ImportProgress progress;

    /**
     * @param progress receives each file's name, and how many of the days are done
     * @param notes receives each rejected row
     */
    public BarDownload(
            MarketArchive archive,
            VerifiedFiles files,
            BarRepository bars,
            ImportProgress progress,
            Consumer<String> notes) {
        this(new BarsOfArchive(archive, bars, notes), files, progress);
    }

    /**
     * Of another series of minutes.
     *
     * @param progress receives each file's name, and how many of the days are done
     */
    BarDownload(ArchiveSeries series, VerifiedFiles files, ImportProgress progress) {
        this.series = series;
        this.files = files;
        this.progress = progress;
    }

    /**
     * @param from the first day
     * @param to the day after the last, which must be over
     * @throws DownloadFailedException when the archive cannot be reached; files read before are stored
     */
    public BarDownloadSummary run(InstrumentId instrument, LocalDate from, LocalDate to) {
        Run run = new Run(instrument, from, to);
        for (LocalDate day = from; day.isBefore(to); day = run.done) {
            LocalDate nextMonth = YearMonth.from(day).plusMonths(1).atDay(1);
            run.month(day, nextMonth.isBefore(to) ? nextMonth : to);
        }
        return run.summary();
    }

    private enum Outcome {
        READ,
        ABSENT,
        DAMAGED
    }

    /** One run: what was counted so far. */
    private final class Run {

        private final InstrumentId instrument;
        private final LocalDate from;
        private final LocalDate to;
        private final SortedSet<LocalDate> absent = new TreeSet<>();
        private final SortedSet<LocalDate> incomplete = new TreeSet<>();
        private final Map<LocalDate, Outcome> outcomes = new HashMap<>();
        private final List<String> damaged = new ArrayList<>();
        private final List<ArchiveSeries.Stored> imported = new ArrayList<>();
        private LocalDate done;
        private int wholeBefore;

        Run(InstrumentId instrument, LocalDate from, LocalDate to) {
            this.instrument = instrument;
            this.from = from;
            this.to = to;
            done = from;
        }

        /** The days of one month, or of the part of it that is requested. */
        void month(LocalDate first, LocalDate end) {
            List<LocalDate> open = open(first.datesUntil(end).toList());
            YearMonth month = YearMonth.from(first);
            wholeBefore += (int) (end.toEpochDay() - first.toEpochDay()) - open.size();
            boolean complete = end.toEpochDay() - first.toEpochDay() == month.lengthOfMonth();
            if (complete && open.size() > MAX_SINGLE_DAYS) {
                boolean absentMonth = take(series.path(instrument.symbol(), month)) == Outcome.ABSENT;
                open = open(open);
                if (absentMonth && isAbsentAtBothEnds(open)) {
                    open.forEach(this::classify);
                    open = List.of();
                }
            }
            for (LocalDate day : open) {
                done = day;
                take(day);
            }
            done = end;
        }

        /** The archive has neither the month nor its first and last day: then those between are not requested one by one. */
        private boolean isAbsentAtBothEnds(List<LocalDate> days) {
            return take(days.get(days.size() - 1)) == Outcome.ABSENT && take(days.get(0)) == Outcome.ABSENT;
        }

        private Outcome take(LocalDate day) {
            Outcome outcome = outcomes.get(day);
            if (outcome == null) {
                outcome = take(series.path(instrument.symbol(), day));
                outcomes.put(day, outcome);
                classify(day);
            }
            return outcome;
        }

        private void classify(LocalDate day) {
            if (!isWhole(day)) {
                (read(day) == 0 && outcomes.getOrDefault(day, Outcome.ABSENT) == Outcome.ABSENT ? absent : incomplete)
                        .add(day);
            }
        }

        private Outcome take(String path) {
            progress.at(
                    path.substring(path.lastIndexOf('/') + 1),
                    done.toEpochDay() - from.toEpochDay(),
                    to.toEpochDay() - from.toEpochDay());
            try {
                Optional<ImportFile> file = files.fetch(path);
                if (file.isEmpty()) {
                    return Outcome.ABSENT;
                }
                imported.add(series.store(file.get(), instrument));
                return Outcome.READ;
            } catch (DamagedFileException | ImportFailedException unusable) {
                damaged.add(String.valueOf(unusable.getMessage()));
                return Outcome.DAMAGED;
            }
        }

        private List<LocalDate> open(List<LocalDate> days) {
            return days.stream().filter(day -> !isWhole(day)).toList();
        }

        private boolean isWhole(LocalDate day) {
            return read(day) == Minutes.PER_DAY;
        }

        private int read(LocalDate day) {
            return series.minutes(instrument, day);
        }

        BarDownloadSummary summary() {
            return new BarDownloadSummary(
                    (int) (to.toEpochDay() - from.toEpochDay()),
                    wholeBefore,
                    imported.size(),
                    imported.stream().mapToLong(ArchiveSeries.Stored::stored).sum(),
                    imported.stream().mapToLong(ArchiveSeries.Stored::replaced).sum(),
                    imported.stream().mapToLong(ArchiveSeries.Stored::unchanged).sum(),
                    imported.stream().mapToLong(ArchiveSeries.Stored::refused).sum(),
                    List.copyOf(absent),
                    List.copyOf(incomplete),
                    absent.size() * Minutes.PER_DAY
                            + incomplete.stream()
                                    .mapToLong(day -> Minutes.PER_DAY - read(day))
                                    .sum(),
                    damaged);
        }
    }
}
