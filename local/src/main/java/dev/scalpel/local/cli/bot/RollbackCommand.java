package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.reading.AccountSource;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.functions.AnswerSummary;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.functions.StoredModelList;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.Champion;
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
        GlobalOptions options = GlobalOptions.required(parent);
        requireStored(options);
        return FunctionCall.run(
                options, LocalFunctions.TRAINING, event.toString(), Duration.ofMinutes(2), RollbackCommand::text);
    }

    private void requireStored(GlobalOptions options) {
        if (to == null || symbol == null || to.equals(Champion.FLAT_NAME)) {
            return;
        }
        FunctionContext context = BotContextFactory.of(options, FunctionCall.WRITER);
        InstrumentId instrument = context.settings().instrument(symbol);
        boolean traded = new AccountSource(context.settings()).instruments().contains(instrument);
        boolean stored = StoredModelList.read(context.store(), instrument).rows().stream()
                .anyMatch(row -> row.id().equals(to));
        if (traded && !stored) {
            throw new WrongUsageException(
                    "no model " + to, "./scalpel models --symbol " + symbol + " lists them; --to flat trades none");
        }
    }

    private static String text(JsonNode answer) {
        return AnswerSummary.message(answer, answer.toPrettyString());
    }
}
