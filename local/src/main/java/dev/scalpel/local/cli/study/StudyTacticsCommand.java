package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.research.studies.learning.TacticsStudy;
import dev.scalpel.research.studies.learning.TacticsStudy.Plan;
import dev.scalpel.research.studies.learning.TacticsStudy.Result;
import dev.scalpel.research.studies.learning.TacticsStudy.Row;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel study tactics}. */
@Command(
        name = "tactics",
        description = {
            "Markets whose edge vanishes, reverses or stays the same while the market is volatile: what tactics by regime",
            "add to the score style, with --data on stored bars; with --style brackets, compared with the best fixed",
            "tactics and with an oracle."
        })
final class StudyTacticsCommand implements Callable<Integer> {

    private static final int CHANGES = 2;
    private static final int MIN_LEARN_DAYS = 4;
    private static final int MAX_LEARN_DAYS = 60;

    @ParentCommand
    private @Nullable StudyCommand study;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "30",
            description = "Markets per kind of change (default: 30).")
    private int seeds;

    @Option(
            names = "--steady",
            paramLabel = "N",
            defaultValue = "100",
            description = "Markets with a single regime (default: 100).")
    private int steady;

    @Option(
            names = "--learn-days",
            paramLabel = "N",
            defaultValue = "14",
            description = "Days that a policy is learned from (default: 14).")
    private int learnDays;

    @Option(names = "--deep", description = "Also train a deep Q-network; slow.")
    private boolean deep;

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
            updates.bars(options, false, bars);
        } else {
            bars.requireNoUniverse("without --data the study makes its markets");
            updates.synthetic(options, firstSeed, seeds, false);
        }
        return ExitCode.OK;
    }

    private int brackets(GlobalOptions options) {
        ProgressLine progress = new ProgressLine(options.process());
        AtomicInteger done = new AtomicInteger();
        int all = CHANGES * seeds + steady;
        WrongUsageException.requireWithin("--learn-days", learnDays, MIN_LEARN_DAYS, MAX_LEARN_DAYS);
        Plan plan = new Plan(firstSeed, seeds, steady, Plan.DEFAULT.fit(), learnDays, Plan.DEFAULT.trade(), deep);
        Result result = new TacticsStudy(
                        plan,
                        options.process().clock(),
                        line -> progress.show((double) done.incrementAndGet() / all, line))
                .run();
        progress.clear();
        options.print(result, text(result));
        return ExitCode.OK;
    }

    private static String text(Result result) {
        TextTable table = new TextTable(
                "edge when volatile",
                "learned by",
                "markets",
                "champion",
                "best fixed",
                "oracle",
                "policy",
                "after gate",
                "adopted",
                "oracle +40 %",
                "captured");
        for (Row row : result.rows()) {
            table.add(
                    row.change().name().toLowerCase(Locale.ROOT),
                    row.teacher(),
                    row.markets(),
                    percent(row.championNet()),
                    percent(row.fixedNet()),
                    percent(row.oracleNet()),
                    percent(row.policyNet()),
                    percent(row.adoptedNet()),
                    row.adopted(),
                    row.worthWhile(),
                    figure(row.captured()));
        }
        return table.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", share * 100);
    }

    private static String figure(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "n/a";
    }
}
