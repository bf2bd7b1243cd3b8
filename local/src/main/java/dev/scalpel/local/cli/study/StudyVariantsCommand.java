package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.research.studies.variants.VariantRow;
import dev.scalpel.research.studies.variants.VariantsStudy;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel study variants}. */
@Command(
        name = "variants",
        description = {
            "Changes of the recipe on real bars: one model for all pairs, entries that depend on volatility, exits chosen",
            "without hindsight, stops, and brakes in a crash."
        })
final class StudyVariantsCommand implements Callable<Integer> {

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
        VariantsStudy.Result result = progress.watch("variants", bars, pairs -> {
            progress.expect(pairs.symbols().size());
            return new VariantsStudy(pairs, entries, progress::done).run();
        });
        options.print(result, text(result));
        return ExitCode.OK;
    }

    private static String text(VariantsStudy.Result result) {
        TextTable table = new TextTable(
                "table", "variant", "trades", "minutes", "break-even bp", "±", "difference bp", "±", "worst bp");
        for (VariantRow row : result.rows()) {
            table.add(
                    row.table(),
                    row.variant(),
                    StudyText.count(row.trades()),
                    StudyText.figure(row.holdMinutes(), 0),
                    StudyText.figure(row.breakEvenBp(), 2),
                    StudyText.figure(row.standardError(), 2),
                    StudyText.figure(row.differenceBp(), 2),
                    StudyText.figure(row.differenceError(), 2),
                    StudyText.figure(row.worstBp(), 0));
        }
        TextTable chosen = new TextTable("month", "chosen exit");
        for (Map.Entry<String, String> month : result.chosen().entrySet()) {
            chosen.add(month.getKey(), month.getValue());
        }
        return table + StudyText.GAP + chosen + StudyText.GAP + result.looks().text();
    }
}
