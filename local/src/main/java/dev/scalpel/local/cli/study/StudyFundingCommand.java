package dev.scalpel.local.cli.study;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.research.studies.licence.FundingRow;
import dev.scalpel.research.studies.licence.FundingStudy;
import dev.scalpel.research.studies.licence.FundingStudy.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel study funding}. */
@Command(
        name = "funding",
        description = {
            "Synthetic perpetuals with a planted edge, the same ones without funding and with it:",
            "what it changes in break-even, Sharpe ratio and licence."
        })
final class StudyFundingCommand implements Callable<Integer> {

    private static final int MAX_MARKETS = 10_000;
    private static final int MIN_DAYS = 60;
    private static final int MAX_DAYS = 1_500;

    @ParentCommand
    private @Nullable StudyCommand study;

    @Option(
            names = "--sharpe",
            paramLabel = "S",
            split = ",",
            description = "Planted annual Sharpe ratios after costs, before funding (default: 2.5,5).")
    private @Nullable List<Double> sharpes;

    @Option(
            names = "--markets",
            paramLabel = "N",
            defaultValue = "40",
            description = "Markets per Sharpe ratio (default: ${DEFAULT-VALUE}).")
    private int markets;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "360",
            description = "Forward days that each market is followed (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--first-seed", paramLabel = "N", defaultValue = "1", description = "The first seed (default: 1).")
    private long firstSeed;

    @Override
    public Integer call() {
        GlobalOptions options = StudyCommand.globalOptions(study);
        WrongUsageException.requireWithin("--markets", markets, 2, MAX_MARKETS);
        WrongUsageException.requireWithin("--days", days, MIN_DAYS, MAX_DAYS);
        ProgressLine progress = new ProgressLine(options.process());
        Plan plan = plan();
        AtomicInteger done = new AtomicInteger();
        List<FundingRow> rows = new FundingStudy(
                        plan, line -> progress.show((double) done.incrementAndGet() / plan.steps(), line))
                .run();
        progress.clear();
        options.print(Map.of("rows", rows), text(rows));
        return ExitCode.OK;
    }

    private Plan plan() {
        try {
            return new Plan(sharpes == null ? Plan.DEFAULT.sharpes() : sharpes, markets, days, firstSeed);
        } catch (IllegalArgumentException invalid) {
            throw new WrongUsageException(String.valueOf(invalid.getMessage()), "--help explains the options", invalid);
        }
    }

    private static String text(List<FundingRow> rows) {
        TextTable table = new TextTable(
                "Sharpe",
                "funding",
                "rate, bp",
                "size, bp",
                "trades",
                "funded",
                "bp per trade",
                "break-even, bp",
                "had",
                "licensed",
                "median days");
        for (FundingRow row : rows) {
            table.add(
                    LicenceCells.sharpe(row.sharpe()),
                    row.funding(),
                    decimals(row.meanRateBp()),
                    decimals(row.absoluteRateBp()),
                    row.trades(),
                    LicenceCells.share(row.fundedShare()),
                    String.format(Locale.ROOT, "%.3f", row.fundingBp()),
                    decimals(row.breakEvenBp()) + " ± " + decimals(row.breakEvenErrorBp()),
                    decimals(OptionalDouble.of(row.netSharpe())),
                    LicenceCells.share(row.licensed()),
                    LicenceCells.days(row.medianDays()));
        }
        return table.toString();
    }

    private static String decimals(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "";
    }
}
