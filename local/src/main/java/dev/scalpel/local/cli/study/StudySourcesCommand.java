package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.research.studies.sources.SourceRow;
import dev.scalpel.research.studies.sources.SourcesStudy;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel study sources}. */
@Command(
        name = "sources",
        description = "What each group of features, or source of data, adds to the break-even on real bars.")
final class StudySourcesCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable StudyCommand study;

    @Mixin
    private StudyBarsOptions bars = new StudyBarsOptions();

    @Mixin
    private StudyQuantile quantile = new StudyQuantile();

    @Override
    public Integer call() {
        GlobalOptions options = StudyCommand.globalOptions(study);
        double entries = quantile.required();
        StudyProgress progress = new StudyProgress(options);
        SourcesStudy.Result result = progress.watch("sources", bars, pairs -> {
            progress.expect(SourcesStudy.MAX_SETS * pairs.symbols().size());
            return new SourcesStudy(pairs, entries, progress::done).run();
        });
        options.print(result, text(result));
        return ExitCode.OK;
    }

    private static String text(SourcesStudy.Result result) {
        TextTable table = new TextTable(
                "symbol", "features", "count", "trades", "break-even bp", "±", "less that of", "difference bp", "±");
        for (SourceRow row : result.rows()) {
            table.add(
                    row.symbol(),
                    row.features(),
                    row.count(),
                    StudyText.count(row.trades()),
                    StudyText.figure(row.breakEvenBp(), 2),
                    StudyText.figure(row.standardError(), 2),
                    row.base(),
                    StudyText.figure(row.differenceBp(), 2),
                    StudyText.figure(row.differenceError(), 2));
        }
        return table + StudyText.GAP + result.looks().text();
    }
}
