package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.research.studies.optimiser.OptimiserRow;
import dev.scalpel.research.studies.optimiser.OptimiserStudy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel study optimiser}. */
@Command(name = "optimiser", description = "Median simple regret of the optimiser compared with random search.")
final class StudyOptimiserCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable StudyCommand study;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Searches per function (default: 20).")
    private int seeds;

    @Option(names = "--first-seed", paramLabel = "N", defaultValue = "1", description = "The first seed (default: 1).")
    private long firstSeed;

    @Override
    public Integer call() {
        List<OptimiserRow> rows = new OptimiserStudy(seeds, firstSeed).rows();
        TextTable table = new TextTable("function", "evaluations", "median regret", "random", "CPU ms per suggestion");
        for (OptimiserRow row : rows) {
            table.add(
                    row.function(),
                    row.evaluations(),
                    String.format(Locale.ROOT, "%.5f", row.medianRegret()),
                    String.format(Locale.ROOT, "%.5f", row.randomMedianRegret()),
                    String.format(Locale.ROOT, "%.1f", row.cpuMillisPerSuggestion()));
        }
        StudyCommand.globalOptions(study).print(Map.of("rows", rows), table.toString());
        return ExitCode.OK;
    }
}
