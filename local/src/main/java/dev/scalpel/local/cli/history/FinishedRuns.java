package dev.scalpel.local.cli.history;

import dev.scalpel.local.backtest.run.FinishedRun;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.FiguresFile;
import dev.scalpel.store.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads the figures of runs. */
final class FinishedRuns {

    private FinishedRuns() {}

    /** The runs in the folders of a folder, which need not exist, by name; what is no finished run is left out. */
    static List<FinishedRun> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> Files.isRegularFile(each.resolve(FiguresFile.METRICS)))
                    .sorted()
                    .map(each -> at(each, each.toString()))
                    .toList();
        } catch (IOException e) {
            throw new CommandFailedException(folder + " cannot be read: " + IoErrors.describe(e), FiguresFile.HINT, e);
        }
    }

    static FinishedRun at(Path place, String named) {
        FiguresFile found = FiguresFile.at(place, named);
        return FinishedRun.of(found.file().toString(), found.document())
                .orElseThrow(() -> new CommandFailedException(
                        found.file() + " has no figures of a run: expected those of a report, or what"
                                + " 'backtest --json' prints",
                        FiguresFile.HINT));
    }
}
