package dev.scalpel.local.cli.lake;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.lake.LakeFolder;
import dev.scalpel.lake.LakeQuery;
import dev.scalpel.lake.analysis.AnalysisStore;
import dev.scalpel.lake.analysis.RankAnalysis;
import dev.scalpel.lake.analysis.RankRow;
import dev.scalpel.lake.analysis.TrendAnalysis;
import dev.scalpel.lake.analysis.TrendRow;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.store.bars.StoredBars;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel lake analyse}. */
@Command(
        name = "analyse",
        header = "Rank the instruments, or show their trends.",
        description = {
            "Rank the instruments by their returns, with volatility, turnover, drawdown and correlation to bitcoin; or show the"
                    + " trend of each in four lengths of bars. The result is stored as analysis/DAY/NAME.json."
        })
final class LakeAnalyseCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** The analyses by name. */
    enum Analysis {
        RANK,
        TREND
    }

    @ParentCommand
    private @Nullable LakeCommand parent;

    @Parameters(index = "0", paramLabel = "ANALYSIS", description = "rank or trend.")
    private Analysis analysis = Analysis.RANK;

    @Option(
            names = "--day",
            paramLabel = "YYYY-MM-DD",
            description = "The day at whose end, UTC, it looks (default: yesterday).")
    private @Nullable LocalDate day;

    @Override
    public Integer call() {
        GlobalOptions options = LakeCommand.globalOptions(parent);
        FunctionContext context = LakeCommand.context(options);
        LocalDate end = Optional.ofNullable(day)
                .orElseGet(() -> LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC)
                        .minusDays(1));
        if (analysis == Analysis.RANK) {
            List<RankRow> rows = rank(options, context, end);
            new AnalysisStore(context.store()).put(end, RankAnalysis.NAME, rows);
            options.print(rows, AnalysisText.ranks(rows, end));
        } else {
            List<TrendRow> rows =
                    TrendAnalysis.run(new StoredBars(context.store()), LakeCommand.instruments(context), end);
            new AnalysisStore(context.store()).put(end, TrendAnalysis.NAME, rows);
            options.print(rows, AnalysisText.trends(rows, end));
        }
        return ExitCode.OK;
    }

    private static List<RankRow> rank(GlobalOptions options, FunctionContext context, LocalDate end) {
        List<RankRow> rows = LakeCommand.inFolder(options, folder -> {
            Path tables = new LakeFolder(options.home().resolve("lake-copy")).refresh(context.store());
            return RankAnalysis.run(new LakeQuery(tables, folder, LIMIT), end);
        });
        if (rows.isEmpty()) {
            throw new CommandFailedException(
                    "the lake has no bars of " + end, "./scalpel lake build adds what the store has");
        }
        return rows;
    }
}
