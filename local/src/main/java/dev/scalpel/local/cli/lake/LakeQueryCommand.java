package dev.scalpel.local.cli.lake;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.lake.LakeFolder;
import dev.scalpel.lake.LakeQuery;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.local.cli.console.WrongUsageException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel lake query}. */
@Command(
        name = "query",
        description = {
            "Answer one SQL statement over the tables bars, trades, decisions, signals, orders, marks and premiums"
                    + " (docs/lake.md). Statements that"
                    + " write or reach outside the lake are refused."
        })
final class LakeQueryCommand implements Callable<Integer> {

    private static final int MAX_ROWS = 1_000_000;
    private static final int MAX_SECONDS = 3_600;

    @ParentCommand
    private @Nullable LakeCommand parent;

    @Parameters(index = "0", paramLabel = "SQL", description = "The statement, in quotes.")
    private String sql = "";

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "100",
            description = "Show at most N rows (default: 100).")
    private int rows;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "Stop the statement after N seconds (default: 60).")
    private int seconds;

    @Override
    public Integer call() {
        GlobalOptions options = LakeCommand.globalOptions(parent);
        WrongUsageException.requireWithin("--rows", rows, 1, MAX_ROWS);
        WrongUsageException.requireWithin("--seconds", seconds, 1, MAX_SECONDS);
        FunctionContext context = LakeCommand.context(options);
        LakeQuery.Answer answer = LakeCommand.inFolder(options, folder -> {
            // A directory is read in place: a file is replaced as a whole, also while it is read.
            Path tables = FunctionContext.storeFolder(context.settings().store(), options.home())
                    .map(store -> store.resolve("lake"))
                    .orElseGet(() -> new LakeFolder(options.home().resolve("lake-copy")).refresh(context.store()));
            return new LakeQuery(tables, folder, Duration.ofSeconds(seconds)).run(sql, rows);
        });
        options.print(answer, text(answer, options.process().resultColumns()));
        return ExitCode.OK;
    }

    private static String text(LakeQuery.Answer answer, int columns) {
        TextTable table = new TextTable(answer.columns().toArray(String[]::new));
        for (List<Object> row : answer.rows()) {
            table.add(row.stream().map(LakeQueryCommand::cell).toArray());
        }
        String end = answer.truncated()
                ? "The first " + answer.rows().size() + " rows; --rows N shows more."
                : answer.rows().size() + (answer.rows().size() == 1 ? " row." : " rows.");
        return table.fitted(columns) + System.lineSeparator() + end;
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal exact ? exact.stripTrailingZeros().toPlainString() : value.toString();
    }
}
