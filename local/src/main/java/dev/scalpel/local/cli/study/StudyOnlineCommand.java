package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.research.studies.learning.OnlinePlan;
import dev.scalpel.research.studies.learning.OnlineRow;
import dev.scalpel.research.studies.learning.OnlineStudy;
import dev.scalpel.research.studies.learning.OnlineStudy.Result;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel study online}. */
@Command(
        name = "online",
        description = {
            "Markets whose edge changes its kind, and markets whose edge stays: what the updates of the score style add,",
            "with --data on stored bars; with --style brackets, what an online update earns compared with the unchanged",
            "champion and with a fresh fit."
        })
final class StudyOnlineCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable StudyCommand study;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "30", description = "Markets per case (default: 30).")
    private int seeds;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "60",
            description = "Days of data for champion and fresh fit of brackets (default: 60).")
    private int days;

    @Option(names = "--first-seed", paramLabel = "N", defaultValue = "1", description = "The first seed (default: 1).")
    private long firstSeed;

    @Mixin
    private UpdateStudyRun updates = new UpdateStudyRun();

    @Mixin
    private StudyBarsOptions bars = new StudyBarsOptions();

    @Override
    public Integer call() {
        GlobalOptions options = StudyCommand.globalOptions(study);
        if (!updates.isScore()) {
            bars.requireNoUniverse("with --style brackets the study makes its markets");
            return brackets(options);
        }
        if (bars.given()) {
            updates.bars(options, true, bars);
        } else {
            bars.requireNoUniverse("without --data the study makes its markets");
            updates.synthetic(options, firstSeed, seeds, true);
        }
        return ExitCode.OK;
    }

    private int brackets(GlobalOptions options) {
        ProgressLine progress = new ProgressLine(options.process());
        AtomicInteger done = new AtomicInteger();
        OnlinePlan plan =
                new OnlinePlan(firstSeed, seeds, days, OnlinePlan.DEFAULT.update(), days, OnlinePlan.DEFAULT.trade());
        Result result = new OnlineStudy(
                        plan,
                        options.process().clock(),
                        line -> progress.show((double) done.incrementAndGet() / (2 * seeds), line))
                .run();
        progress.clear();
        options.print(result, text(result));
        return ExitCode.OK;
    }

    private static String text(Result result) {
        TextTable table = new TextTable(
                "edge",
                "markets",
                "champion",
                "update",
                "fresh fit",
                "gap closed",
                "difference/champion, 90 %",
                "adopted",
                "CPU/fresh fit");
        for (OnlineRow row : result.rows()) {
            table.add(
                    row.shift() ? "shifts" : "stays",
                    row.seeds(),
                    percent(row.championNet()),
                    percent(row.updateNet()),
                    percent(row.freshNet()),
                    row.gapClosed().isPresent()
                            ? String.format(Locale.ROOT, "%.2f", row.gapClosed().getAsDouble())
                            : "n/a",
                    String.format(Locale.ROOT, "%+.2f to %+.2f", row.differenceLow(), row.differenceHigh()),
                    row.adopted(),
                    String.format(Locale.ROOT, "%.2f", row.cpuShare()));
        }
        return table.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", share * 100);
    }
}
