package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.research.studies.evidence.EvidenceRow;
import dev.scalpel.research.studies.evidence.EvidenceStudy;
import dev.scalpel.research.studies.evidence.EvidenceStudy.Plan;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel study evidence}. */
@Command(
        name = "evidence",
        description = {
            "Procedures of known Sharpe ratios, followed day by day for two years:",
            "how many earn a licence, after how long, and how many are suspended."
        })
final class StudyEvidenceCommand implements Callable<Integer> {

    private static final int MAX_PATHS = 100_000;

    @ParentCommand
    private @Nullable StudyCommand study;

    @Option(
            names = "--sharpe",
            paramLabel = "S",
            split = ",",
            description = "Annual Sharpe ratios after costs (default: 0,1,1.5,2.5,3.5,5,-1.5,-2.5).")
    private @Nullable List<Double> sharpes;

    @Option(
            names = "--paths",
            paramLabel = "N",
            defaultValue = "1500",
            description = "Procedures per Sharpe ratio (default: 1500).")
    private int paths;

    @Option(
            names = "--edge-ends",
            paramLabel = "DAY",
            description = "The edge is gone from this day on (default: it stays).")
    private @Nullable Integer edgeEnds;

    @Option(names = "--first-seed", paramLabel = "N", defaultValue = "1", description = "The first seed (default: 1).")
    private long firstSeed;

    @Override
    public Integer call() {
        GlobalOptions options = StudyCommand.globalOptions(study);
        WrongUsageException.requireWithin("--paths", paths, 1, MAX_PATHS);
        Plan plan = new Plan(
                sharpes == null ? Plan.DEFAULT.sharpes() : sharpes,
                paths,
                firstSeed,
                edgeEnds == null ? OptionalInt.empty() : OptionalInt.of(edgeEnds));
        ProgressLine progress = new ProgressLine(options.process());
        AtomicInteger done = new AtomicInteger();
        List<EvidenceRow> rows = new EvidenceStudy(
                        plan,
                        line -> progress.show(
                                (double) done.incrementAndGet() / plan.sharpes().size(), line))
                .rows();
        progress.clear();
        options.print(Map.of("rows", rows), text(rows));
        return ExitCode.OK;
    }

    private static String text(List<EvidenceRow> rows) {
        TextTable table =
                new TextTable("Sharpe", "within days", "licensed", "upper 95 %", "median days", "suspended in a year");
        for (EvidenceRow row : rows) {
            table.add(
                    LicenceCells.sharpe(row.sharpe()),
                    row.days(),
                    LicenceCells.share(row.licensed()),
                    LicenceCells.share(row.upper95()),
                    LicenceCells.days(row.medianDays()),
                    row.suspended().isPresent()
                            ? LicenceCells.share(row.suspended().getAsDouble())
                            : "n/a");
        }
        return table.toString();
    }
}
