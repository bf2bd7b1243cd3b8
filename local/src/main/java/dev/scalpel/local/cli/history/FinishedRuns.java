package dev.scalpel.local.cli.history;

import dev.scalpel.local.backtest.run.FinishedRun;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.FiguresFile;
import java.nio.file.Path;

/** Reads the figures of runs. */
final class FinishedRuns {

    private FinishedRuns() {}

    static FinishedRun at(Path place, String named) {
        FiguresFile found = FiguresFile.at(place, named);
        return FinishedRun.of(found.file().toString(), found.document())
                .orElseThrow(() -> new CommandFailedException(
                        found.file() + " has no figures of a run: expected those of a report, or what"
                                + " 'backtest --json' prints",
                        FiguresFile.HINT));
    }
}
