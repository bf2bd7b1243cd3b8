package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.research.studies.licence.LicencePlan;
import dev.scalpel.research.studies.licence.LicenceRow;
import dev.scalpel.research.studies.licence.LicenceStudy;
import dev.scalpel.research.studies.licence.LoopCheck;
import dev.scalpel.research.studies.licence.SharpeCalibration;
import dev.scalpel.research.studies.licence.SuspensionRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel study licence}. */
@Command(
        name = "licence",
        description = {
            "Synthetic markets with a planted edge, a model each night, a shadow each day:",
            "how many procedures earn a licence, after how long, and how many lose it."
        })
final class StudyLicenceCommand implements Callable<Integer> {

    private static final int MAX_MARKETS = 100_000;
    private static final int MIN_DAYS = 60;
    private static final int MAX_DAYS = 1_500;
    /** Enough for the check's edge to be licensed. */
    private static final int CHECKED_DAYS = 75;

    @ParentCommand
    private @Nullable StudyCommand study;

    @Option(
            names = "--sharpe",
            paramLabel = "S",
            split = ",",
            description = "Planted annual Sharpe ratios after costs; 0 is no edge (default: 0,1.5,2.5,3.5,5).")
    private @Nullable List<Double> sharpes;

    @Option(
            names = "--markets",
            paramLabel = "N",
            defaultValue = "100",
            description = "Markets per Sharpe ratio (default: 100).")
    private int markets;

    @Option(
            names = "--no-edge",
            paramLabel = "N",
            defaultValue = "400",
            description = "Markets without an edge (default: 400).")
    private int nullMarkets;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "360",
            description = "Forward days that each market is followed (default: 360).")
    private int days;

    @Option(
            names = "--edge-ends",
            paramLabel = "DAY",
            description = "The edge is gone from this forward day on (default: it stays).")
    private @Nullable Integer edgeEnds;

    @Option(names = "--first-seed", paramLabel = "N", defaultValue = "1", description = "The first seed (default: 1).")
    private long firstSeed;

    @Option(
            names = "--calibrate",
            description = "Measure instead which Sharpe ratio each size of the edge gives, on the seeds kept for that.")
    private boolean calibrate;

    @Option(
            names = "--check",
            paramLabel = "N",
            description =
                    "Follow instead N markets night by night with the product's own training, settlement and ledger:"
                            + " the licences must be those of this study's loop.")
    private @Nullable Integer check;

    @Override
    public Integer call() {
        GlobalOptions options = StudyCommand.globalOptions(study);
        WrongUsageException.requireWithin("--markets", markets, 2, MAX_MARKETS);
        WrongUsageException.requireWithin("--no-edge", nullMarkets, 2, MAX_MARKETS);
        WrongUsageException.requireWithin("--days", days, MIN_DAYS, MAX_DAYS);
        ProgressLine progress = new ProgressLine(options.process());
        if (check != null) {
            return check(options, progress, check);
        }
        if (calibrate) {
            calibrate(options, progress);
        } else {
            measure(options, progress);
        }
        return ExitCode.OK;
    }

    private void measure(GlobalOptions options, ProgressLine progress) {
        LicencePlan plan = plan();
        AtomicInteger done = new AtomicInteger();
        LicenceStudy.Result result = new LicenceStudy(
                        plan, line -> progress.show((double) done.incrementAndGet() / plan.steps(), line))
                .run();
        progress.clear();
        options.print(
                Map.of("rows", result.rows(), "suspension", result.suspension()),
                rows(result.rows()) + (result.suspension().isEmpty() ? "" : "\n" + suspension(result.suspension())));
    }

    private LicencePlan plan() {
        try {
            return new LicencePlan(
                    sharpes == null ? LicencePlan.DEFAULT.sharpes() : sharpes,
                    markets,
                    nullMarkets,
                    days,
                    firstSeed,
                    edgeEnds == null ? OptionalInt.empty() : OptionalInt.of(edgeEnds));
        } catch (IllegalArgumentException invalid) {
            throw new WrongUsageException(String.valueOf(invalid.getMessage()), "--help explains the options", invalid);
        }
    }

    private void calibrate(GlobalOptions options, ProgressLine progress) {
        AtomicInteger done = new AtomicInteger();
        int steps = SharpeCalibration.AMPLITUDES.size() * markets;
        List<SharpeCalibration.Row> rows = new SharpeCalibration(
                        markets, line -> progress.show((double) done.incrementAndGet() / steps, line))
                .run();
        progress.clear();
        TextTable table = new TextTable("amplitude", "markets", "net Sharpe", "error");
        rows.forEach(row ->
                table.add(row.amplitude(), row.markets(), decimals(row.sharpe()), decimals(row.standardError())));
        options.print(Map.of("rows", rows), table.toString());
    }

    private int check(GlobalOptions options, ProgressLine progress, int markets) {
        WrongUsageException.requireWithin("--check", markets, 1, MAX_MARKETS);
        AtomicInteger done = new AtomicInteger();
        List<LoopCheck.Row> rows = new LoopCheck(
                        CHECKED_DAYS, line -> progress.show((double) done.incrementAndGet() / markets, line))
                .run(firstSeed, markets);
        progress.clear();
        TextTable table = new TextTable("seed", "loop", "functions", "days", "equal", "with trades");
        rows.forEach(row -> table.add(
                row.seed(),
                LicenceCells.days(row.loop()),
                LicenceCells.days(row.functions()),
                row.days(),
                row.equalDays(),
                row.tradedDays()));
        options.print(Map.of("rows", rows), table.toString());
        return rows.stream().allMatch(LoopCheck.Row::isEqual) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String rows(List<LicenceRow> rows) {
        TextTable table = new TextTable(
                "Sharpe", "within days", "markets", "licensed", "upper 95 %", "median days", "had", "pure returns");
        for (LicenceRow row : rows) {
            table.add(
                    LicenceCells.sharpe(row.sharpe()),
                    row.days(),
                    row.markets(),
                    LicenceCells.share(row.licensed()),
                    LicenceCells.share(row.upper95()),
                    LicenceCells.days(row.medianDays()),
                    decimals(row.netSharpe()) + " ± " + decimals(row.netSharpeError()),
                    LicenceCells.share(row.pureReturns()));
        }
        return table.toString();
    }

    private static String suspension(List<SuspensionRow> rows) {
        TextTable table = new TextTable(
                "Sharpe", "licensed", "licensed days", "suspended", "before the end", "median days after it", "idle");
        for (SuspensionRow row : rows) {
            table.add(
                    LicenceCells.sharpe(row.sharpe()),
                    row.licensed(),
                    row.licensedDays(),
                    row.suspended(),
                    row.before(),
                    LicenceCells.days(row.medianDays()),
                    LicenceCells.share(row.idleShare()));
        }
        return table.toString();
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
