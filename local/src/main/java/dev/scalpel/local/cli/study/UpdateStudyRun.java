package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.research.studies.updates.BarsUpdateStudy;
import dev.scalpel.research.studies.updates.SyntheticUpdateStudy;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Option;

/** What {@code study online} and {@code study tactics} share of the score style. */
final class UpdateStudyRun {

    private static final String SCORE = "score";
    private static final String BRACKETS = "brackets";
    private static final int MAX_SEEDS = 1_000;

    @Option(
            names = "--style",
            paramLabel = "STYLE",
            defaultValue = SCORE,
            description = "score or brackets (default: score).")
    private String style = SCORE;

    @Option(
            names = "--cost-bp",
            paramLabel = "N",
            defaultValue = "1",
            description = "Cost per side on real bars, for score (default: 1).")
    private double costBp;

    /** @throws WrongUsageException for another style than the two */
    boolean isScore() {
        if (!style.equals(SCORE) && !style.equals(BRACKETS)) {
            throw new WrongUsageException("unknown style " + style, "--style is score or brackets");
        }
        return style.equals(SCORE);
    }

    /** On synthetic markets. */
    void synthetic(GlobalOptions options, long firstSeed, int seeds, boolean online) {
        WrongUsageException.requireWithin("--seeds", seeds, 1, MAX_SEEDS);
        ProgressLine progress = new ProgressLine(options.process());
        AtomicInteger done = new AtomicInteger();
        int[] all = {1};
        SyntheticUpdateStudy study = new SyntheticUpdateStudy(
                firstSeed, seeds, line -> progress.show((double) done.incrementAndGet() / all[0], line));
        all[0] = study.markets(online);
        SyntheticUpdateStudy.Result result = online ? study.online() : study.tactics();
        progress.clear();
        options.print(result, UpdateStudyText.of(result.rows()));
    }

    /** On stored bars. */
    void bars(GlobalOptions options, boolean online, StudyBarsOptions bars) {
        StudyProgress progress = new StudyProgress(options);
        BarsUpdateStudy.Result result = progress.watch(online ? "online" : "tactics", bars, pairs -> {
            progress.expect(pairs.symbols().size());
            BarsUpdateStudy study = online
                    ? BarsUpdateStudy.online(pairs, costBp, progress::done)
                    : BarsUpdateStudy.tactics(pairs, costBp, progress::done);
            return study.run();
        });
        String text = UpdateStudyText.of(result.rows())
                + StudyText.GAP
                + String.format(Locale.ROOT, "At %s bp per side. ", costBp)
                + result.looks().text();
        options.print(result, text);
    }
}
