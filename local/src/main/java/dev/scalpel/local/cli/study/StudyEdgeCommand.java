package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.research.studies.edge.EdgeStudy;
import dev.scalpel.research.studies.edge.EdgeStudy.Plan;
import dev.scalpel.research.studies.edge.EdgeStudy.Result;
import dev.scalpel.research.studies.edge.EdgeStudy.Row;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel study edge}. */
@Command(
        name = "edge",
        description = {
            "Whole trainings on synthetic markets with and without a planted edge:",
            "how often a model is promoted, and what it earns in the next week compared with an oracle."
        })
final class StudyEdgeCommand implements Callable<Integer> {

    private static final int SIZES = 3;

    @ParentCommand
    private @Nullable StudyCommand study;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "20", description = "Markets per cell (default: 20).")
    private int seeds;

    @Option(
            names = "--no-edge",
            paramLabel = "N",
            defaultValue = "100",
            description = "Markets without an edge (default: 100).")
    private int noEdgeMarkets;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "24",
            description = "Tuning trials per training (default: 24).")
    private int trials;

    @Option(
            names = "--trainings",
            paramLabel = "N",
            defaultValue = "7",
            description = "Maximum of daily trainings until one promotes (default: 7; always 1 for strong edges).")
    private int trainings;

    @Option(names = "--first-seed", paramLabel = "N", defaultValue = "1", description = "The first seed (default: 1).")
    private long firstSeed;

    @Override
    public Integer call() {
        GlobalOptions options = StudyCommand.globalOptions(study);
        ProgressLine progress = new ProgressLine(options.process());
        AtomicInteger done = new AtomicInteger();
        int all = SIZES * seeds + noEdgeMarkets;
        Result result = new EdgeStudy(
                        new Plan(firstSeed, seeds, noEdgeMarkets, trials, trainings, Plan.DAILY), line -> {
                            synchronized (progress) {
                                progress.show((double) done.incrementAndGet() / all, line);
                            }
                        })
                .run();
        progress.clear();
        options.print(result, text(result));
        return ExitCode.OK;
    }

    private static String text(Result result) {
        TextTable table = new TextTable(
                "size", "kind", "bp per side", "markets", "trainings", "promoted", "recovery", "promised/realised");
        for (Row row : result.rows()) {
            table.add(
                    row.size(),
                    row.kind(),
                    String.format(Locale.ROOT, "%.1f", row.costBp()),
                    row.seeds(),
                    row.trainings(),
                    row.promoted(),
                    StudyText.figure(row.recoveryMedian(), 2),
                    StudyText.figure(row.promisedToRealised(), 2));
        }
        return table + System.lineSeparator() + System.lineSeparator() + "Without an edge, at 0.2 bp per side: "
                + result.noEdge().everPromoted() + " of " + result.noEdge().markets()
                + " markets had a model promoted within "
                + result.noEdge().trainings() + " trainings.";
    }
}
