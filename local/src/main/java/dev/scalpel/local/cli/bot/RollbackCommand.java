package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.functions.AnswerSummary;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.market.Symbol;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel rollback}. */
@Command(
        name = "rollback",
        header = "Restore an earlier model, or flat, as champion.",
        description = "Restore an earlier model, or flat, as champion.")
public final class RollbackCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(
            names = "--symbol",
            paramLabel = "BASE/QUOTE",
            required = true,
            description = "Symbol whose champion changes.")
    private @Nullable Symbol symbol;

    @Option(names = "--to", paramLabel = "MODEL", description = "A model id, or flat (default: the previous champion).")
    private @Nullable String to;

    @Override
    public Integer call() {
        ObjectNode event = FunctionCall.action("rollback").put("symbol", String.valueOf(symbol));
        if (to != null) {
            event.put("to", to);
        }
        return FunctionCall.run(
                GlobalOptions.required(parent),
                LocalFunctions.TRAINING,
                event.toString(),
                Duration.ofMinutes(2),
                RollbackCommand::text);
    }

    private static String text(JsonNode answer) {
        return AnswerSummary.message(answer, answer.toPrettyString());
    }
}
