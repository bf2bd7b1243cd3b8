package dev.scalpel.local.cli.setup;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.downloading.ArchiveClient;
import dev.scalpel.local.downloading.ArchiveFiles;
import dev.scalpel.local.downloading.ArchiveFolder;
import dev.scalpel.local.downloading.ArchiveSource;
import dev.scalpel.local.downloading.Download;
import dev.scalpel.local.downloading.DownloadFailedException;
import dev.scalpel.local.downloading.DownloadResult;
import dev.scalpel.local.downloading.Retries;
import dev.scalpel.local.downloading.VenueDownload;
import dev.scalpel.local.importing.ImportProgress;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.retrieval.HistoryStore;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.market.MarketArchive;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel download}: reads past bars, and what perpetuals have besides, from a venue's public archive and from its API. */
@Command(
        name = "download",
        header = "Download a venue's past bars, funding rates and mark prices.",
        description = {
            "Download one-minute bars, and of perpetuals funding rates, mark prices and premium indices: from the venue's"
                    + " archive of files what it has, from its API the rest, up to the newest closed minutes.",
            "Each file is verified by its checksum and stored as import does it. Days that are whole are skipped, so "
                    + "an interrupted download continues where it was when it is run again."
        })
public final class DownloadCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_ATTEMPTS = 10;

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(
            names = "--symbol",
            required = true,
            paramLabel = "BASE/QUOTE",
            description = "The symbol to download, such as BTC/USDT.")
    private @Nullable Symbol symbol;

    @Option(names = "--from", required = true, paramLabel = "DAY", description = "The first day, such as 2024-05-01.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DAY",
            description = "The day after the last (default: up to now; the archive ends with yesterday).")
    private @Nullable LocalDate to;

    @Option(
            names = "--venue",
            paramLabel = "VENUE",
            description = "The venue to download from (default: the venue of the settings).")
    private @Nullable String venue;

    @Option(
            names = "--from-address",
            paramLabel = "URL",
            description = "A mirror of the archive (default: the venue's own).")
    private @Nullable String mirror;

    @Option(
            names = "--from-folder",
            paramLabel = "DIR",
            description =
                    "A folder with files of the archive and their checksums, in the archive's own folders (data/spot/…):"
                            + " nothing is downloaded.")
    private @Nullable Path folder;

    @Option(
            names = "--attempts",
            defaultValue = "4",
            paramLabel = "N",
            description =
                    "Attempts at each file, and at each week of the API, before the download ends (default: ${DEFAULT-VALUE}).")
    private int attempts;

    @Option(
            names = "--only",
            paramLabel = "SOURCE",
            description =
                    "Read nothing but this: ${COMPLETION-CANDIDATES} (default: the archive, then the API for what it"
                            + " does not have; with --from-address or --from-folder the archive).")
    private @Nullable Source only;

    /** Where a venue's history is read from. */
    enum Source {
        ARCHIVE,
        API;

        /** As it is typed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        if (symbol == null || from == null) {
            throw new IllegalStateException("picocli sets required options before it calls a command");
        }
        ProcessContext process = options.process();
        WrongUsageException.requireWithin("--attempts", attempts, 1, MAX_ATTEMPTS);
        Optional<URI> address = Optional.ofNullable(mirror).map(MirrorAddress::parse);
        Optional<Path> below = folder(process);
        boolean ofArchive = only != Source.API;
        boolean ofApi = only == Source.API || (only == null && mirror == null && folder == null);
        LocalDate today = LocalDate.ofInstant(process.clock().instant(), ZoneOffset.UTC);
        LocalDate end = ofApi ? today.plusDays(1) : today;
        DownloadPeriod period = DownloadPeriod.of(from, to == null ? end : to, end);
        Optional.ofNullable(venue).ifPresent(NamedVenue::adapter);
        FunctionContext bot = FunctionContext.of(options.home(), process.environment(), process.clock(), "download");
        VenueAdapter adapter = NamedVenue.adapter(venue == null ? bot.settings().venue() : venue);
        HistoryStore store = new HistoryStore(new StoredBars(bot.store()), new StoredFunding(bot.store()), bot.store());
        ProgressLine line = new ProgressLine(process);
        ImportProgress progress = (what, done, total) -> line.show((double) done / total, what);
        Retries retries = new Retries(attempts, TIMEOUT, time -> Thread.sleep(time.toMillis()));
        Optional<ArchiveSource> archive = (ofArchive ? adapter.archive() : Optional.<MarketArchive>empty())
                .map(named -> new ArchiveSource(
                        named,
                        below.<ArchiveFiles>map(ArchiveFolder::new)
                                .orElseGet(() -> new ArchiveClient(address.orElseGet(named::address), retries))));
        Optional<VenueDownload> api = ofApi
                ? NamedVenue.api(adapter, bot.settings(), store, process.clock(), retries, progress, line::note)
                : Optional.empty();
        requireSource(adapter, Optional.ofNullable(ofApi ? only : Source.ARCHIVE), archive, api);
        InstrumentId instrument = new InstrumentId(adapter.name(), symbol);
        try {
            DownloadResult result = new Download(store, process.clock(), adapter.session(), progress, line::note)
                    .run(instrument, period.from(), period.to(), archive, api);
            line.clear();
            return report(result, instrument, period, options);
        } catch (DownloadFailedException failed) {
            throw new CommandFailedException(String.valueOf(failed.getMessage()), DownloadReport.AGAIN, failed);
        } finally {
            line.clear();
        }
    }

    private Optional<Path> folder(ProcessContext process) {
        if (folder == null && mirror == null) {
            return Optional.empty();
        }
        if (only == Source.API) {
            throw new WrongUsageException(
                    "--only api leaves out the archive, and --from-folder and --from-address are where its files are",
                    "leave out one of them");
        }
        if (folder == null) {
            return Optional.empty();
        }
        if (mirror != null) {
            throw new WrongUsageException(
                    "--from-folder and --from-address are two places to read the same files from",
                    "leave out one of them");
        }
        Path below = process.directory().resolve(folder);
        if (!Files.isDirectory(below)) {
            throw new WrongUsageException(
                    "--from-folder must be a folder: " + below,
                    "below it lie the folders of the archive, such as data/spot");
        }
        return Optional.of(below);
    }

    /** @throws WrongUsageException when the venue has none of what is to be read */
    static void requireSource(
            VenueAdapter adapter, Optional<Source> only, Optional<ArchiveSource> archive, Optional<VenueDownload> api) {
        if (archive.isEmpty() && api.isEmpty()) {
            String none = only.map(source -> source == Source.API
                            ? "lists no past bars in its API without a key"
                            : "has no archive of past bars")
                    .orElse("has no archive of past bars, and its API lists none without a key");
            throw new WrongUsageException(
                    "the venue " + adapter.name() + " " + none,
                    "./scalpel import reads files, and ./scalpel run retrieves bars from now on");
        }
    }

    private static int report(
            DownloadResult result, InstrumentId instrument, DownloadPeriod period, GlobalOptions options) {
        DownloadReport report = new DownloadReport(result, instrument, period);
        report.nothing().ifPresent(none -> {
            throw none;
        });
        options.print(report.document(), report.text());
        report.notes().forEach(options.process()::printMessage);
        report.failure().ifPresent(failed -> {
            throw failed;
        });
        return ExitCode.OK;
    }
}
