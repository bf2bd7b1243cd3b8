package dev.scalpel.local.cli.tradelog;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.tradelog.query.Answer;
import dev.scalpel.tradelog.query.ReadOnlyQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel trade-log query}. */
@Command(
        name = "query",
        description = {
            "Answer one SQL query, which can change nothing. With this machine's own server, new rows of the ledger"
                    + " are projected first."
        })
final class TradeLogQueryCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable TradeLogCommand parent;

    @Parameters(paramLabel = "SQL", description = "The query, as in \"select * from daily_profit\".")
    private String sql = "";

    @Option(names = "--limit", paramLabel = "N", description = "At most this many rows (default: 1000).")
    private int limit = 1_000;

    @Override
    public Integer call() {
        GlobalOptions options = TradeLogCommand.globalOptions(parent);
        try (OpenTradeLog log = OpenTradeLog.of(options)) {
            log.projectIfOwn().ifPresent(report -> RefusedFiles.warn(options, report));
            Answer answer = new ReadOnlyQuery(log.database()).run(sql, limit);
            options.print(
                    new TreeMap<>(Map.of("rows", rows(answer), "more", answer.more())),
                    text(answer, options.process().resultColumns()));
            return ExitCode.OK;
        }
    }

    private static List<Map<String, @Nullable Object>> rows(Answer answer) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable String> cells : answer.rows()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int at = 0; at < cells.size(); at++) {
                row.put(
                        answer.columns().get(at),
                        value(cells.get(at), answer.numbers().get(at)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable Object value(@Nullable String cell, boolean number) {
        boolean finite = cell != null && number && Character.isDigit(cell.charAt(cell.length() - 1));
        return finite ? new BigDecimal(cell) : cell;
    }

    private static String text(Answer answer, int columns) {
        TextTable table = new TextTable(answer.columns().toArray(String[]::new));
        for (List<@Nullable String> cells : answer.rows()) {
            table.add(cells.stream().map(cell -> cell == null ? "" : cell).toArray());
        }
        String rows = table.fitted(columns);
        return answer.more() ? rows + System.lineSeparator() + "… more rows: --limit shows them" : rows;
    }
}
