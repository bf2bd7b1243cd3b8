package dev.scalpel.local.cli.bot;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.functions.AnswerSummary;
import dev.scalpel.local.functions.LocalFunctions;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel resume}. */
@Command(name = "resume", description = "End the halt of an emergency stop: the bot may trade again.")
public final class ResumeCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Override
    public Integer call() {
        return FunctionCall.run(
                GlobalOptions.required(parent),
                LocalFunctions.EXECUTION,
                FunctionCall.action("resume").toString(),
                Duration.ofMinutes(1),
                answer -> "trading is on  " + AnswerSummary.of(LocalFunctions.EXECUTION, answer));
    }
}
