package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.TradedDays;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.studies.data.BarFiles;
import dev.scalpel.research.studies.data.StudyFile;
import dev.scalpel.research.studies.data.StudyPairs;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Whether a directory of bars was named on the command line. */
    boolean given() {
        return data != null;
    }

    /** @param name of the study, for messages */
    StudyPairs pairs(String name, ProcessContext process, ProgressLine progress) {
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
        return StudyPairs.of(files, file, symbols, days.from(), days.to());
    }
}
