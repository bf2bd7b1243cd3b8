package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.research.studies.mirror.MirrorRow;
import dev.scalpel.research.studies.mirror.MirrorStudy;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel study mirror}. */
@Command(
        name = "mirror",
        description = {
            "The whole procedure on real minutes and on the same minutes with random signs, which nothing can predict:",
            "the rank of the real t-value among the others."
        })
final class StudyMirrorCommand implements Callable<Integer> {

    private static final int MAX_SEEDS = 1_000;

    @ParentCommand
    private @Nullable StudyCommand study;

    @Mixin
    private StudyBarsOptions bars = new StudyBarsOptions();

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "20", description = "Mirrored markets (default: 20).")
    private int seeds;

    @Option(names = "--first-seed", paramLabel = "N", defaultValue = "1", description = "The first seed (default: 1).")
    private long firstSeed;

    @Override
    public Integer call() {
        GlobalOptions options = StudyCommand.globalOptions(study);
        WrongUsageException.requireWithin("--seeds", seeds, 1, MAX_SEEDS);
        StudyProgress progress = new StudyProgress(options);
        MirrorStudy.Result result = progress.watch("mirror", bars, pairs -> {
            MirrorStudy mirror = new MirrorStudy(pairs, seeds, firstSeed, progress::done);
            progress.expect(mirror.steps());
            return mirror.run();
        });
        options.print(result, text(result));
        return ExitCode.OK;
    }

    private static String text(MirrorStudy.Result result) {
        TextTable rows = new TextTable("quantile", "minutes", "trades", "break-even bp", "±", "t");
        for (MirrorRow row : result.rows()) {
            rows.add(
                    row.quantile(),
                    row.seed().isPresent() ? "seed " + row.seed().getAsLong() : "real",
                    StudyText.count(row.trades()),
                    StudyText.figure(row.breakEvenBp(), 2),
                    StudyText.figure(row.standardError(), 2),
                    StudyText.figure(row.tValue(), 2));
        }
        TextTable ranks = new TextTable("quantile", "real t", "rank", "of", "deviation of the mirrored t");
        for (MirrorStudy.Rank rank : result.ranks()) {
            ranks.add(
                    rank.quantile(),
                    StudyText.figure(rank.realT(), 2),
                    rank.rank(),
                    rank.of(),
                    StudyText.figure(rank.mirroredDeviation(), 2));
        }
        return rows + StudyText.GAP + ranks + StudyText.GAP + result.looks().text();
    }
}
