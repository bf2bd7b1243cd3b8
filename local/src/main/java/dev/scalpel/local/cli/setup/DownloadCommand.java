package dev.scalpel.local.cli.setup;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.downloading.ArchiveClient;
import dev.scalpel.local.downloading.BarDownload;
import dev.scalpel.local.downloading.BarDownloadSummary;
import dev.scalpel.local.downloading.DownloadFailedException;
import dev.scalpel.local.downloading.FundingDownload;
import dev.scalpel.local.downloading.Retries;
import dev.scalpel.local.downloading.VerifiedFiles;
import dev.scalpel.local.importing.ImportProgress;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.venue.adapter.VenueAdapter;
import dev.scalpel.venue.market.MarketArchive;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel download}: reads past bars, and fundings of perpetuals, from the venue's public archive. */
@Command(
        name = "download",
        header = "Download past bars and funding rates from a venue's archive.",
        description = {
            "Download one-minute bars, and funding rates of perpetuals, from the venue's archive.",
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

    @Option(names = "--to", paramLabel = "DAY", description = "The day after the last (default: today, UTC).")
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
            names = "--attempts",
            defaultValue = "4",
            paramLabel = "N",
            description = "Attempts at each file before the download ends (default: ${DEFAULT-VALUE}).")
    private int attempts;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        if (symbol == null || from == null) {
            throw new IllegalStateException("picocli sets required options before it calls a command");
        }
        ProcessContext process = options.process();
        LocalDate today = LocalDate.ofInstant(process.clock().instant(), ZoneOffset.UTC);
        DownloadPeriod period = DownloadPeriod.of(from, to == null ? today : to, today);
        WrongUsageException.requireWithin("--attempts", attempts, 1, MAX_ATTEMPTS);
        Optional<URI> address = Optional.ofNullable(mirror).map(MirrorAddress::parse);
        Optional.ofNullable(venue).ifPresent(NamedVenue::adapter);
        FunctionContext bot = FunctionContext.of(options.home(), process.environment(), process.clock(), "download");
        VenueAdapter adapter = NamedVenue.adapter(venue == null ? bot.settings().venue() : venue);
        MarketArchive archive = archive(adapter);
        InstrumentId instrument = new InstrumentId(adapter.name(), symbol);
        ArchiveClient client = new ArchiveClient(
                address.orElseGet(archive::address),
                new Retries(attempts, TIMEOUT, time -> Thread.sleep(time.toMillis())));
        ProgressLine line = new ProgressLine(process);
        try {
            return download(bot, instrument, period, today, archive, new VerifiedFiles(archive, client), line, options);
        } catch (DownloadFailedException failed) {
            throw new CommandFailedException(
                    String.valueOf(failed.getMessage()),
                    "what was read before is stored; run it again to continue",
                    failed);
        } finally {
            line.clear();
        }
    }

    private static int download(
            FunctionContext bot,
            InstrumentId instrument,
            DownloadPeriod period,
            LocalDate today,
            MarketArchive archive,
            VerifiedFiles files,
            ProgressLine line,
            GlobalOptions options) {
        ImportProgress progress = (what, done, total) -> line.show((double) done / total, what);
        BarDownloadSummary bars = new BarDownload(archive, files, new StoredBars(bot.store()), progress, line::note)
                .run(instrument, period.from(), period.to());
        if (bars.isEmpty()) {
            throw new CommandFailedException(
                    "the archive of " + instrument.venue() + " has no bars of " + instrument.symbol() + " from "
                            + period.from() + " to " + period.to(),
                    "check the symbol, and since when it is listed; a day's file is published on the next day");
        }
        Optional<FundingDownload.Summary> fundings = new FundingDownload(
                        archive, files, new StoredFunding(bot.store()), progress)
                .run(instrument, period.from(), period.to(), today);
        line.clear();
        options.print(DownloadReport.document(bars, fundings), DownloadReport.text(bars, fundings));
        List<String> damaged = DownloadReport.damaged(bars, fundings);
        damaged.forEach(file -> options.process().printMessage("not stored: " + file));
        if (!damaged.isEmpty()) {
            throw new CommandFailedException(
                    "files of the archive that were not stored: " + damaged.size(),
                    "run it again later, or import the file from elsewhere: ./scalpel import");
        }
        return ExitCode.OK;
    }

    /** @throws WrongUsageException when the venue has none */
    static MarketArchive archive(VenueAdapter adapter) {
        return adapter.archive()
                .orElseThrow(() -> new WrongUsageException(
                        "the venue " + adapter.name() + " has no archive of past bars",
                        "./scalpel import reads files, and ./scalpel run retrieves bars from now on"));
    }
}
