package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.market.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel retrain}. */
@Command(
        name = "retrain",
        header = "Train now, outside the schedule.",
        description = "Train now, outside the schedule. With --force it is no evidence and promotes nothing.")
public final class RetrainCommand implements Callable<Integer> {

    private static final int MAX_TRIALS = 1_000;
    private static final int MAX_SECONDS = 86_400;

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(
            names = "--symbol",
            paramLabel = "BASE/QUOTE",
            description = "Only these symbols (default: all of the settings).")
    private List<Symbol> symbols = List.of();

    @Option(
            names = "--force",
            description = "Train on the bars up to this hour, even if today's training has run already.")
    private boolean force;

    @Option(names = "--budget-seconds", paramLabel = "N", description = "Time for the trials (default: the settings').")
    private @Nullable Integer budgetSeconds;

    @Option(names = "--trials", paramLabel = "N", description = "Number of trials (default: the settings').")
    private @Nullable Integer trials;

    @Override
    public Integer call() {
        WrongUsageException.requireWithin("--trials", trials == null ? 1 : trials, 1, MAX_TRIALS);
        WrongUsageException.requireWithin(
                "--budget-seconds", budgetSeconds == null ? 1 : budgetSeconds, 1, MAX_SECONDS);
        ObjectNode event = FunctionCall.action("retrain");
        FunctionCall.putSymbols(event, symbols);
        if (force) {
            event.put("force", true);
        }
        if (budgetSeconds != null) {
            event.put("budgetSeconds", budgetSeconds);
        }
        if (trials != null) {
            event.put("trials", trials);
        }
        return FunctionCall.run(
                GlobalOptions.required(parent),
                LocalFunctions.TRAINING,
                event.toString(),
                Duration.ofHours(6),
                TrainingSummary::of);
    }
}
