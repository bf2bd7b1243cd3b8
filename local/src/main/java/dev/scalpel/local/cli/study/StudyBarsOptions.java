package dev.scalpel.local.cli.study;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.TradedDays;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.studies.data.BarFiles;
import dev.scalpel.research.studies.data.StudyFile;
import dev.scalpel.research.studies.data.StudyPairs;
import dev.scalpel.universe.PastUniverses;
import dev.scalpel.universe.UniverseStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which bars a study reads: the same options for all studies of real bars. */
final class StudyBarsOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Directory of bars, in whatever folders: files such as binance_spot_BTCUSDT_1m_….csv.gz, or the"
                            + " bars of a store (default: $SCALPEL_DATA).")
    private @Nullable Path data;

    @Option(
            names = "--symbol",
            paramLabel = "BASE/QUOTE",
            description = "A pair; may be repeated (default: all pairs of the directory).")
    private List<Symbol> symbols = List.of();

    @Mixin
    private final TradedDays days = new TradedDays();

    @Option(
            names = "--study",
            paramLabel = "FILE",
            description = "Set-up of the study (default: that of docs/studies.md).")
    private @Nullable Path study;

    @Option(
            names = "--market",
            paramLabel = "NAME",
            defaultValue = BarFiles.SPOT,
            description = "spot, or what the files call a market of perpetuals, such as usdm (default: spot).")
    private String market = BarFiles.SPOT;

    @Option(
            names = "--universe",
            description =
                    "Count a pair on those days only on which it was in the universe, by the lists in the bot's store: it is"
                            + " entered, and its predictions are judged, on those.")
    private boolean universe;

    /** Whether a directory of bars was named on the command line. */
    boolean given() {
        return data != null;
    }

    /** @throws WrongUsageException where a universe is to count and the study makes its own markets, of no day and of no coin */
    void requireNoUniverse(String reason) {
        if (universe) {
            throw new WrongUsageException(
                    "--universe needs bars of real days: " + reason,
                    "name their directory by --data, or leave out --universe");
        }
    }

    /**
     * @param name of the study, for messages
     * @param home of the bot whose universe may count
     */
    StudyPairs pairs(String name, ProcessContext process, Path home, ProgressLine progress) {
        days.requireInOrder("a study");
        Path folder = Optional.ofNullable(data)
                .or(() -> Optional.ofNullable(process.environment().get("SCALPEL_DATA"))
                        .map(Path::of))
                .map(process.directory()::resolve)
                .orElseThrow(() -> new CommandFailedException(
                        "the " + name + " study needs real bars",
                        "set SCALPEL_DATA to their directory, or use --data"));
        if (!Files.isDirectory(folder)) {
            throw new CommandFailedException("no directory " + folder, "name the directory of the bars: --data DIR");
        }
        StudyFile file = study == null
                ? StudyFile.published()
                : StudyFile.read(process.directory().resolve(study));
        BarFiles files = BarFiles.below(folder, market, progress::note);
        StudyPairs pairs = StudyPairs.of(files, file, symbols, days.from(), days.to());
        return universe ? inUniverse(pairs, process, home, progress) : pairs;
    }

    /** Of the whole past, because each pair has days of its own; the lists before the first day are in force on it. */
    private StudyPairs inUniverse(StudyPairs pairs, ProcessContext process, Path home, ProgressLine progress) {
        UniverseStore store =
                new UniverseStore(FunctionContext.of(home, process.environment(), process.clock(), "study")
                        .store());
        List<LocalDate> known = store.days();
        if (known.isEmpty()) {
            throw new CommandFailedException(
                    "there are no lists of a universe in " + home,
                    "leave out --universe, or set symbols: top N and let the bot run: it makes a list a day");
        }
        LocalDate from = days.from().orElse(known.get(0));
        LocalDate to = days.to().orElseGet(() -> known.get(known.size() - 1).plusDays(1));
        PastUniverses lists = PastUniverses.between(store, from, to);
        for (Symbol symbol : pairs.symbols()) {
            progress.note(symbol + ": " + lists.of(symbol).text());
        }
        return pairs.enteredIn(symbol -> closed -> lists.isMember(symbol, closed));
    }
}
