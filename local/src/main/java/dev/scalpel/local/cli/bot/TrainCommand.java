package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.market.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel train}. */
@Command(
        name = "train",
        header = "Run the daily training on the stored bars.",
        description = "Run the daily training on the stored bars, as its schedule does. Only a licence promotes.")
public final class TrainCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(
            names = "--symbol",
            paramLabel = "BASE/QUOTE",
            description = "Only these symbols (default: all of the settings).")
    private List<Symbol> symbols = List.of();

    @Override
    public Integer call() {
        ObjectNode event = FunctionCall.action("train");
        FunctionCall.putSymbols(event, symbols);
        return FunctionCall.run(
                GlobalOptions.required(parent),
                LocalFunctions.TRAINING,
                event.toString(),
                Duration.ofHours(6),
                TrainingSummary::of);
    }
}
