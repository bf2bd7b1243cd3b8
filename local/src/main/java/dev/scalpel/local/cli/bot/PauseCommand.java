package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.functions.ControlText;
import dev.scalpel.local.functions.LocalFunctions;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel pause}. */
@Command(
        name = "pause",
        header = "Open nothing more; closes, stops and targets go on.",
        description =
                "Pause one portfolio, or all of them and the model: no entries until 'resume'; closes, stops and targets go"
                        + " on.")
public final class PauseCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(
            names = "--portfolio",
            paramLabel = "NAME",
            description = "Portfolio of the settings (default: each, and the model).")
    private @Nullable String portfolio;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "paused by hand",
            description = "Stored with the pause (default: ${DEFAULT-VALUE}).")
    private String reason = "";

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        ObjectNode event = FunctionCall.action("pause").put("reason", reason);
        FunctionCall.putPortfolio(event, portfolio);
        return FunctionCall.run(
                options,
                LocalFunctions.EXECUTION,
                event.toString(),
                Duration.ofMinutes(1),
                answer -> ControlText.paused(reason, answer));
    }
}
