package dev.scalpel.local.cli.history;

import dev.scalpel.local.backtest.run.FinishedRun;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.WrongUsageException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel compare}. */
@Command(
        name = "compare",
        header = "Compare finished runs, backtests or homes, side by side.",
        description = {
            "Compare two or more finished runs side by side: net return, drawdown, trades, daily Sharpe ratio, costs.",
            "A run is the folder of a backtest, a home directory (its last report counts), a folder or file of a"
                    + " report's figures, or a file with what 'backtest --json' printed."
        })
public final class CompareCommand implements Callable<Integer> {

    /** More columns do not fit into a terminal. */
    private static final int MAX_RUNS = 4;

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Parameters(paramLabel = "RUN", arity = "0..*", description = "Folders or files of runs, two to four.")
    private List<String> runs = List.of();

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        if (runs.isEmpty()) {
            List<FinishedRun> all = FinishedRuns.below(options.home().resolve("backtests"));
            options.print(Map.of("runs", all), ComparisonText.list(all));
            return ExitCode.OK;
        }
        if (runs.size() < 2 || runs.size() > MAX_RUNS) {
            throw new WrongUsageException(
                    "two to " + MAX_RUNS + " runs can be compared, not " + runs.size(),
                    "name their folders: ./scalpel compare scalpel-home/backtests/A scalpel-home/backtests/B");
        }
        List<FinishedRun> found = runs.stream()
                .map(named -> FinishedRuns.at(options.process().directory().resolve(named), named))
                .toList();
        options.print(Map.of("runs", found), ComparisonText.of(found));
        return ExitCode.OK;
    }
}
