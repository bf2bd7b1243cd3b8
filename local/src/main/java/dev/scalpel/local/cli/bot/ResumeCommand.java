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

/** {@code ./scalpel resume}. */
@Command(
        name = "resume",
        header = "End a halt or a pause: the bot may trade again.",
        description = "End the halt of an emergency stop and a pause: the bot may trade again.")
public final class ResumeCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(
            names = "--portfolio",
            paramLabel = "NAME",
            description = "Only this portfolio (default: the model's symbols and each portfolio).")
    private @Nullable String portfolio;

    @Override
    public Integer call() {
        ObjectNode event = FunctionCall.action("resume");
        FunctionCall.putPortfolio(event, portfolio);
        return FunctionCall.run(
                GlobalOptions.required(parent),
                LocalFunctions.EXECUTION,
                event.toString(),
                Duration.ofMinutes(1),
                ControlText::resumed);
    }
}
