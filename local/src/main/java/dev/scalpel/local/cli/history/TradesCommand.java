package dev.scalpel.local.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.local.cli.console.GlobalOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel trades}. */
@Command(
        name = "trades",
        header = "List closed trades: side, prices, profit and why each ended.",
        description = {
            "List the closed trades of the model and of portfolios, in order of their exits: side, quantity, prices, net"
                    + " profit after fees and funding, and what ended each. Reads the store only."
        })
public final class TradesCommand implements Callable<Integer> {

    private static final int MAX_ROWS = 10_000;

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Mixin
    private final PeriodOptions wanted = new PeriodOptions();

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        wanted.check(MAX_ROWS);
        List<JsonNode> all = new ExecutionQuestions(options).trades(wanted);
        List<JsonNode> last = all.subList(Math.max(0, all.size() - wanted.limit()), all.size());
        options.print(Map.of("trades", last, "count", all.size()), TradesText.of(all, wanted.limit()));
        return ExitCode.OK;
    }
}
