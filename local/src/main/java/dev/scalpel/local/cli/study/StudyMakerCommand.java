package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.research.studies.maker.MakerRow;
import dev.scalpel.research.studies.maker.MakerStudy;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel study maker}. */
@Command(
        name = "maker",
        description = {
            "How many limit orders at the close fill on real bars, what they earn with and without the score's signal,",
            "and what those that do not fill would have earned."
        })
final class StudyMakerCommand implements Callable<Integer> {

    private static final int MAX_MINUTES = 1_440;

    @ParentCommand
    private @Nullable StudyCommand study;

    @Mixin
    private StudyBarsOptions bars = new StudyBarsOptions();

    @Mixin
    private StudyQuantile quantile = new StudyQuantile();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "15",
            description = "Minutes after which a position is valued (default: 15).")
    private int minutes;

    @Override
    public Integer call() {
        GlobalOptions options = StudyCommand.globalOptions(study);
        WrongUsageException.requireWithin("--minutes", minutes, MakerStudy.MIN_MARK_OUT_MINUTES, MAX_MINUTES);
        double entries = quantile.required();
        StudyProgress progress = new StudyProgress(options);
        MakerStudy.Result result = progress.watch("maker", bars, pairs -> {
            progress.expect(pairs.symbols().size());
            return new MakerStudy(pairs, entries, minutes, progress::done).run();
        });
        options.print(result, text(result));
        return ExitCode.OK;
    }

    private static String text(MakerStudy.Result result) {
        TextTable table = new TextTable(
                "symbol",
                "signal",
                "valid",
                "quotes",
                "filled",
                "bp if filled",
                "bp if not",
                "all at the quote",
                "taker");
        for (MakerRow row : result.rows()) {
            table.add(
                    row.symbol(),
                    row.signal(),
                    row.validMinutes(),
                    StudyText.count(row.quotes()),
                    StudyText.figure(row.fillRate(), 3),
                    withError(row.filledBp(), row.filledError()),
                    withError(row.unfilledBp(), row.unfilledError()),
                    withError(row.allBp(), row.allError()),
                    withError(row.takerBp(), row.takerError()));
        }
        return "Mark-outs after " + result.markOutMinutes() + " minutes." + StudyText.GAP + table + StudyText.GAP
                + result.looks().text();
    }

    private static String withError(OptionalDouble value, OptionalDouble error) {
        return StudyText.figure(value, 2) + " ± " + StudyText.figure(error, 2);
    }
}
